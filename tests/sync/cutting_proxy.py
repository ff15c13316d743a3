"""A relay between till and HQ that cuts connections after a random number of bytes, either way."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

CHUNK = 4096


class CuttingProxy:
    """Relays to a port of loopback; while `cutting`, most connections end somewhere in the middle."""

    def __init__(self, target: int, seed: int) -> None:
        self.target = target
        self.cutting = True
        self.cuts = 0
        self._random = Random(seed)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._begin(self._accept)

    def close(self) -> None:
        """End everything."""
        _end(self._server)
        for sock in list(self._open):
            _end(sock)
        for thread in list(self._threads):
            thread.join()
        self._server.close()

    def _begin(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                near.close()
                continue
            self._open |= {near, far}
            allowed = [self._random.randrange(200, 6000), self._random.randrange(0, 6000)]
            self._begin(self._relay, near, far, allowed[0])
            self._begin(self._relay, far, near, allowed[1])

    def _relay(self, source: socket.socket, target: socket.socket, allowed: int) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(CHUNK):
                if self.cutting and allowed < len(data):
                    target.sendall(data[: max(0, allowed)])
                    self.cuts += 1
                    break
                allowed -= len(data)
                target.sendall(data)
        _end(source)
        _end(target)
        source.close()


def _end(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


@contextmanager
def cutting(target: int, seed: int) -> Iterator[CuttingProxy]:
    """A proxy that is closed at the end."""
    proxy = CuttingProxy(target, seed)
    try:
        yield proxy
    finally:
        proxy.close()
