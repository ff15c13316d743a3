"""The carrier of the store's LAN: one POST with sealed bytes, one answer with sealed bytes. Bootstrap loads it late.

Nothing is decided here: who may speak is seen by the seal and the signature inside.
"""

import http.client
import socket
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pos_app.sync.errors import NoAnswer
from wire.peers import LARGEST, NotForUs

PATH = "/v1/peer"
CONNECT_SECONDS, READ_SECONDS = 0.5, 2.0
CONTENT_TYPE = "application/octet-stream"


class _Handler(BaseHTTPRequestHandler):
    """One question of a neighbour."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 10
    answer: Callable[[bytes], bytes]

    def do_POST(self) -> None:
        """Answer what is sealed for us; anything else gets an empty 403."""
        length = self.headers.get("Content-Length", "")
        if self.path != PATH or not length.isdecimal() or int(length) > LARGEST:
            self._send(400, b"")
            return
        try:
            found = type(self).answer(self.rfile.read(int(length)))
        except NotForUs:
            self._send(403, b"")
        else:
            self._send(200, found)

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", CONTENT_TYPE)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Nothing: a till has no log of who knocked."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A neighbour that went away in the middle asks again; a bug is told."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class LanServer:
    """Answers neighbours on a thread of its own until it is stopped."""

    def __init__(self, host: str, port: int, answer: Callable[[bytes], bytes]) -> None:
        """Listens at once, on any free port where that one is taken; raises OSError where the host is not ours."""
        handler = type("Handler", (_Handler,), {"answer": staticmethod(answer)})
        try:
            self._server = _Server((host, port), handler)
        except OSError:
            self._server = _Server((host, 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.2,), name="lan", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where it answers."""
        host, port = self._server.server_address[:2]
        return f"{host!s}:{port}"

    def stop(self) -> None:
        """Answer nobody any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def carry(address: str, question: bytes) -> bytes:
    """Take a sealed question to a neighbour and bring its answer; raises `NoAnswer`."""
    host, _, port = address.rpartition(":")
    connection = http.client.HTTPConnection(host.strip("[]"), int(port), timeout=CONNECT_SECONDS)
    try:
        connection.connect()
        connection.sock.settimeout(READ_SECONDS)
        connection.request("POST", PATH, question, {"Content-Type": CONTENT_TYPE})
        response = connection.getresponse()
        body = response.read(LARGEST)
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(f"{address} does not answer: {type(error).__name__}") from error
    finally:
        connection.close()
    if response.status != 200:
        raise NoAnswer(f"{address} answers {response.status}.")
    return body


def own_host(towards: str, port: int) -> str:
    """This machine's address as the network towards a host sees it; nothing is sent. "" where there is no way."""
    try:
        family, kind, _, _, where = socket.getaddrinfo(towards, port, type=socket.SOCK_DGRAM)[0]
        with socket.socket(family, kind) as probe:
            probe.connect(where)
            return str(probe.getsockname()[0])
    except OSError:
        return ""
