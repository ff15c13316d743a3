"""The scripted HQ on a real port."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.sync.scripted_hq import ScriptedHq
from wire.http_signing import RequestParts


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    hq: ScriptedHq

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        split = urlsplit(self.path)
        headers = dict(self.headers.items())
        answer = self.hq.answer(RequestParts(self.command, split.path, split.query, headers, body))
        if answer is None:
            self.close_connection = True
            return
        length = str(len(answer.body))
        self.send_response(answer.status)
        for name, value in {"Content-Length": length, **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)
        self.close_connection = answer.headers.get("Content-Length", length) != length

    do_POST = do_GET  # noqa: N815 - the library's name
    do_PUT = do_GET  # noqa: N815

    def log_message(self, *args: object) -> None:
        """Nothing: the test says what it saw."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle is what these tests do; anything else is printed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(hq: ScriptedHq) -> Iterator[str]:
    """The HQ on a port of loopback; gives its address."""
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"hq": hq}))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        hq.close()
        server.shutdown()
        thread.join()
        server.server_close()
