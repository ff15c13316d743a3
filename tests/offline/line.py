"""The way from a store to HQ: a relay that can be cut, while HQ and everybody else's ways to it stay up."""

import contextlib
import socket
import threading

CHUNK = 65536


class Line:
    """Relays to a port of loopback while it is up."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._up = True
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._begin(self._accept)

    def cut(self) -> None:
        """Nothing goes through any more, also what is under way."""
        self._up = False
        for sock in list(self._open):
            _end(sock)

    def mend(self) -> None:
        """It is up again."""
        self._up = True

    def close(self) -> None:
        """End everything."""
        self.cut()
        _end(self._server)
        for thread in list(self._threads):
            thread.join(5)
        self._server.close()

    def _begin(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            if not self._up:
                near.close()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                near.close()
                continue
            self._open |= {near, far}
            self._begin(self._relay, near, far)
            self._begin(self._relay, far, near)

    def _relay(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while self._up and (data := source.recv(CHUNK)):
                target.sendall(data)
        for sock in (source, target):
            self._open.discard(sock)
            _end(sock)


def _end(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
    sock.close()
