"""A scanner on a serial port (or USB in COM mode): one reader thread that outlives unplugging."""

import threading
from collections.abc import Callable

import serial

from pos_app.devices.backoff import Backoff
from pos_app.devices.health import DeviceHealth, Health
from pos_app.devices.line_splitter import LineSplitter
from pos_app.devices.serial_port import PORT_ERRORS, PortSettings, open_port

_LISTEN = 0.03  # seconds a read waits: short enough to notice the end of a code without suffix


class SerialScanner:
    """Calls ``on_scan(code, time)`` from its own thread, for each code; the time is when its end arrived."""

    def __init__(
        self,
        name: str,
        settings: PortSettings,
        *,
        on_scan: Callable[[str, float], None],
        on_health: Callable[[DeviceHealth], None],
        now: Callable[[], float],
    ) -> None:
        self._name = name
        self._settings = settings
        self._on_scan = on_scan
        self._on_health = on_health
        self._now = now
        self._health = DeviceHealth(name, Health.UNKNOWN)
        self._backoff = Backoff(0.1, 2.0)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"scanner {name}", daemon=True)

    @property
    def health(self) -> DeviceHealth:
        """The last word on the scanner; ONLINE says that its port is open."""
        return self._health

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Stop listening; returns when the port is closed."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with open_port(self._settings, timeout=_LISTEN, write_timeout=1.0) as port:
                    port.reset_input_buffer()
                    self._backoff.worked()
                    self._tell(Health.ONLINE, "")
                    self._listen(port)
            except PORT_ERRORS as wrong:
                if not self._stop.is_set():
                    self._tell(Health.OFFLINE, str(wrong))
                    self._stop.wait(self._backoff.failed())

    def _listen(self, port: serial.Serial) -> None:
        splitter = LineSplitter()
        while not self._stop.is_set():
            data = port.read(1)
            if data:
                data += port.read(port.in_waiting)
            now = self._now()
            for code in splitter.feed(data, now) if data else splitter.silent(now):
                self._on_scan(code, now)

    def _tell(self, state: Health, note: str) -> None:
        if state is not self._health.state:
            self._health = DeviceHealth(self._name, state, note)
            self._on_health(self._health)
