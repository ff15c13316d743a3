"""A virtual head plugged into the network, and one plugged into a serial port."""

import socket
import struct
import threading
from contextlib import suppress
from pathlib import Path

from demo.virtual.head import VirtualHead
from demo.virtual.ptys import VirtualPort

_RESET = struct.pack("ii", 1, 0)  # closing resets the connection, as pulling the plug does


class NetworkHead:
    """A head on TCP: one connection at a time, as real ones do; port 0 takes a free one and keeps it."""

    def __init__(self, head: VirtualHead, port: int = 0) -> None:
        self.head = head
        self.port = port
        self._listener: socket.socket | None = None
        self._connection: socket.socket | None = None
        self._thread: threading.Thread | None = None
        head.on_death = self.die

    def power_on(self) -> None:
        """Listen."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen()
        self.port = listener.getsockname()[1]
        self._listener = listener
        self._thread = threading.Thread(target=self._serve, args=(listener,), daemon=True)
        self._thread.start()

    def die(self) -> None:
        """Lose power in the middle of whatever goes on."""
        listener, self._listener = self._listener, None
        if listener is not None:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        connection = self._connection
        if connection is not None:
            with suppress(OSError):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                connection.shutdown(socket.SHUT_RD)
        self.head.power_off()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _serve(self, listener: socket.socket) -> None:
        while self._listener is listener:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self._connection = connection
            self.head.connected(connection.sendall)
            with suppress(OSError):
                while self._listener is listener and (data := connection.recv(4096)):
                    self.head.receive(data)
            self.head.connected(None)
            self._connection = None
            connection.close()


class SerialHead:
    """A head on a virtual serial port."""

    def __init__(self, head: VirtualHead, path: Path) -> None:
        self.head = head
        self._port = VirtualPort(path, head.receive)
        head.on_death = self.die

    def power_on(self) -> None:
        """Plug it in."""
        self._port.plug()
        self.head.connected(self._port.send)

    def die(self) -> None:
        """Pull the plug."""
        self.head.connected(None)
        self._port.unplug()
        self.head.power_off()
