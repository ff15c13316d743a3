"""A printer in the network: raw bytes over TCP, usually port 9100."""

import socket

from pos_app.devices.ports import LinkDownError

_CONNECT, _STALLED = 2.0, 20.0  # seconds
_PIECE = 4096


class NetworkLink:
    """One connection to one printer."""

    answers = True

    def __init__(self, host: str, port: int = 9100, *, connect_timeout: float = _CONNECT) -> None:
        self._address = (host, port)
        self._connect_timeout = connect_timeout
        self._socket: socket.socket | None = None

    def open(self) -> None:
        """Connect within two seconds.  Raises LinkDownError."""
        self.close()
        try:
            self._socket = socket.create_connection(self._address, timeout=self._connect_timeout)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        except OSError as wrong:
            raise LinkDownError(f"no connection to {self._address[0]}:{self._address[1]}: {wrong}") from wrong

    def write(self, data: bytes) -> None:
        """Send everything.  Raises LinkDownError when the printer takes nothing for 20 seconds."""
        connection = self._open_socket()
        try:
            connection.settimeout(_STALLED)
            for start in range(0, len(data), _PIECE):
                connection.sendall(data[start : start + _PIECE])
        except OSError as wrong:
            raise LinkDownError(f"writing failed: {wrong}") from wrong

    def read(self, timeout: float) -> bytes:
        """Return what came in time.  Raises LinkDownError when the printer hung up."""
        connection = self._open_socket()
        try:
            connection.settimeout(timeout)
            data = connection.recv(_PIECE)
        except TimeoutError:
            return b""
        except OSError as wrong:
            raise LinkDownError(f"reading failed: {wrong}") from wrong
        if not data:
            raise LinkDownError("the printer closed the connection")
        return data

    def close(self) -> None:
        """Hang up."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _open_socket(self) -> socket.socket:
        if self._socket is None:
            raise LinkDownError("not connected")
        return self._socket
