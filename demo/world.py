"""The world around the till in the interactive demo: HQ, the till's process, devices, and the codes to scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.processes import HqProcess, end, spawn
from demo.setting import STORE, Devices, Folders, enrol, fill_hq

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

HOW_MANY = 40
ROLES = {"cashier": "cashier", "manager": "store manager"}


class World:
    """Starts everything and ends everything; the panel pulls its levers."""

    def __init__(self, folders: Folders, language: str, listen: int, say: Callable[[str], None]) -> None:
        self._folders = folders
        self._language = language
        self._made = fill_hq(folders, say)
        self._hq = HqProcess(folders.hq, listen)
        say(f"HQ listens at {self._hq.start()} (open it in a browser).")
        self.on_paper: Callable[[Path], None] | None = None
        try:
            register = enrol(folders, self._hq, self._made, language, say)
            say(f"Register {register} is enrolled.")
            self._devices = Devices(folders, self._paper)
        except BaseException:
            self._hq.stop()
            raise
        self._till: subprocess.Popen[str] | None = None
        self._killed = False
        self.start_till()

    # ---- what there is
    def staff(self) -> list[str]:
        """Names and PINs of the store's people."""
        return [
            f"{person.name} ({ROLES.get(person.role, person.role)}): PIN {self._made.pins[person.id]}"
            for person in self._made.chain.staff
            if person.store == STORE
        ]

    def codes(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Articles, member cards and coupons to scan."""
        chain = self._made.chain
        here = [member for member in chain.members if member.home_store == STORE][:HOW_MANY]
        articles = [(a.name, a.barcodes[0].code if a.barcodes else a.sku) for a in chain.articles[:HOW_MANY]]
        cards = [(f"{m.name} {m.tier or ''}{' (frozen)' if m.frozen else ''}", m.card) for m in here]
        coupons = [
            (f"{m.name}: {unit.unit.removeprefix('CPN:').partition('/')[0]}", unit.unit.rpartition("/")[2])
            for m in here
            for unit in m.units
            if unit.unit.startswith("CPN:")
        ]
        return [("Articles", articles), ("Member cards", cards), ("Coupons (their member first)", coupons)]

    def account(self) -> str:
        """How things stand, in a sentence."""
        hq = "up" if self._hq.running else "OFF"
        till = "runs" if self._till_runs else "is DOWN"
        pulses = self._devices.pulses
        return f"HQ is {hq}. The till {till}. The drawer was opened {pulses} times. Paper: {self._folders.receipts}"

    @property
    def till_closed(self) -> bool:
        """Whether the person closed the till's window (a kill by lever does not count)."""
        return not self._till_runs and not self._killed

    @property
    def _till_runs(self) -> bool:
        return self._till is not None and self._till.poll() is None

    # ---- levers
    def scan(self, code: str) -> None:
        """The scanner reads a code."""
        self._devices.scanner.scan(code)

    def hq_off(self) -> None:
        """Switch HQ off."""
        self._hq.stop()

    def hq_on(self) -> None:
        """Switch HQ on again."""
        if not self._hq.running:
            self._hq.start()

    def kill_till(self) -> None:
        """`kill -9` the till."""
        if self._till is not None and self._till_runs:
            self._killed = True
            self._till.kill()
            self._till.wait()

    def start_till(self) -> None:
        """Start the till; one that runs goes on."""
        if self._till_runs:
            return
        self._killed = False
        folders, devices = self._folders, self._devices
        self._till = spawn(
            [
                *("-m", "pos_app", "run", "--data", str(folders.till), "--key-file", str(folders.key)),
                *("--hq", self._hq.url, "--language", self._language),
                *("--printer", devices.printer_address, "--scanner", str(devices.scanner.path)),
            ]
        )

    def paper_out(self) -> None:
        """The roll ends."""
        self._devices.head.set(has_paper=False)

    def new_paper(self) -> None:
        """A new roll."""
        self._devices.head.load_paper()

    def unplug_scanner(self) -> None:
        """Pull the scanner's cable."""
        self._devices.scanner.unplug()

    def plug_scanner(self) -> None:
        """Plug it in again."""
        self._devices.scanner.plug()

    def close(self) -> None:
        """End everything in order; the data stays."""
        end(self._till)
        self._hq.stop()
        self._devices.close()

    def _paper(self, path: Path) -> None:
        if self.on_paper is not None:
            self.on_paper(path)
