"""Sockets to HQ.  The only module that imports `requests` and `urllib3`; a bootstrap imports it late.

Redirects are not followed, proxies and certificates of the environment not looked at, bodies not decoded here.
"""

import contextlib
import socket
import ssl
from collections.abc import Iterator, Mapping
from threading import Lock
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from pos_app.sync.errors import Garbled, NoAnswer
from pos_app.sync.ports import Reply
from wire.points import point

CONNECT_SECONDS = 5
CHUNK_BYTES = 64 * 1024
LARGEST_BODY = 64 * 1024 * 1024
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class Sockets:
    """The open sockets of a session, so that another thread can end what waits on them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: set[socket.socket] = set()
        self._aborted = False

    def add(self, sock: socket.socket) -> None:
        """Watch a socket; after an abort it is ended at once."""
        with self._lock:
            self._open.add(sock)
            if self._aborted:
                _end(sock)

    def discard(self, sock: socket.socket) -> None:
        """Watch it no longer."""
        with self._lock:
            self._open.discard(sock)

    @property
    def aborted(self) -> bool:
        """Whether all is over."""
        return self._aborted

    def abort(self) -> None:
        """End every socket, now and later."""
        with self._lock:
            self._aborted = True
            for sock in self._open:
                _end(sock)


def _end(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


class _Watched:
    """Mixed into a connection: its socket is known to `Sockets` while it is open."""

    sockets: Sockets
    sock: socket.socket | None

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]
        if self.sock is not None:
            self.sockets.add(self.sock)

    def close(self) -> None:
        if self.sock is not None:
            self.sockets.discard(self.sock)
        super().close()  # type: ignore[misc]


class _Adapter(HTTPAdapter):
    """Connections that can be ended from outside; TLS 1.3."""

    def __init__(self, sockets: Sockets, ca_file: str | None) -> None:
        self._sockets = sockets
        self._ca_file = ca_file
        super().__init__(max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: object) -> None:  # noqa: FBT001, FBT002 - as the library calls it
        context = ssl.create_default_context(cafile=self._ca_file)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        super().init_poolmanager(connections, maxsize, block, **kwargs, ssl_context=context)
        watched = {"sockets": self._sockets}
        plain = type("WatchedHttp", (_Watched, HTTPConnection), watched)
        tls = type("WatchedHttps", (_Watched, HTTPSConnection), watched)
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("HttpPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("HttpsPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
        }


class _Incoming:
    """An answer to be read in chunks."""

    def __init__(self, response: requests.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: Mapping[str, str] = {name.lower(): value for name, value in response.headers.items()}

    def chunks(self) -> Iterator[bytes]:
        with _faults():
            yield from self._response.raw.stream(CHUNK_BYTES, decode_content=False)


class RequestsSession:
    """`requests` with HQ's rules.  Raises ValueError for an address that is neither https nor loopback."""

    def __init__(self, base_url: str, *, ca_file: str | None = None) -> None:
        parts = urlsplit(base_url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise ValueError(f"HQ's address must begin with https:// (plain only on loopback): {base_url}")
        if parts.path not in ("", "/") or parts.query:
            raise ValueError(f"HQ's address has no path: {base_url}")
        self._sockets = Sockets()
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = ca_file if ca_file is not None else True
        self._session.headers.clear()
        self._session.adapters.clear()  # one adapter, as each reads all the machine's certificates
        self._session.mount(f"{parts.scheme}://", _Adapter(self._sockets, ca_file))

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes, read_timeout: int) -> Reply:
        """One request and its whole answer."""
        with self._request(method, url, headers, body, read_timeout) as incoming:
            parts: list[bytes] = []
            for chunk in incoming.chunks():
                parts.append(chunk)
                if sum(map(len, parts)) > LARGEST_BODY:
                    raise Garbled("HQ's answer has no end.")
            return Reply(incoming.status, incoming.headers, b"".join(parts))

    def stream(
        self, method: str, url: str, headers: Mapping[str, str], read_timeout: int
    ) -> contextlib.AbstractContextManager[_Incoming]:
        """One request, its answer to be read in chunks."""
        return self._request(method, url, headers, b"", read_timeout)

    @contextlib.contextmanager
    def _request(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes, read_timeout: int
    ) -> Iterator[_Incoming]:
        if self._sockets.aborted:
            raise NoAnswer("The till is closing.")
        request = requests.Request(method, url, headers=dict(headers), data=body).prepare()
        if not url.endswith(request.path_url):
            raise ValueError(f"an address that is not in its sent form: {url}")
        with _faults():
            point(f"before send {method} {request.path_url}")
            response = self._session.send(
                request, stream=True, allow_redirects=False, timeout=(CONNECT_SECONDS, read_timeout)
            )
            point(f"after send {method} {request.path_url}")
        with response:
            yield _Incoming(response)

    def abort(self) -> None:
        """End whatever is under way, and all that is asked later."""
        self._sockets.abort()

    def close(self) -> None:
        """Close what is open; when no thread uses it any more."""
        self._session.close()


@contextlib.contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except (requests.RequestException, HTTPError, OSError) as error:
        raise NoAnswer(f"HQ does not answer: {_short(error)}") from error


def _short(error: Exception) -> str:
    return type(error).__name__
