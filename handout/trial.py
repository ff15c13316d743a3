"""The program in a bare Debian: it enrols, paints, signs a cashier in, scans, takes cash, and proves its books.

HQ, the printer, the scanner, the screen and the hands are outside and see of the program what a store sees.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import run as machine
from demo import processes
from demo.chain import DemoChain, build
from demo.folders import Folders
from demo.processes import HqProcess
from demo.setting import REGISTER, STORE, Devices, fill_hq
from handout.bare_debian import BareDebian, bare_debian
from handout.display import PACKAGES, Display
from handout.first_paint import compare, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

GOODS, PEOPLE = 200, 300
PLACE, DATA = "/opt/till", "/srv/till"
SECONDS = 300.0
SCANS = 3


class FailedError(Exception):
    """The program did not do in the bare Debian what it does here; the message says what."""


def try_out(program: Path, mirror: str | None, pictures: Path) -> None:
    """Sell with the program in a bare Debian made for it, then start it beside its source; raises FailedError."""
    mirror = machine.ready_for_bare_debian(mirror)
    missing = [PACKAGES[name] for name in PACKAGES if shutil.which(name) is None]
    machine.provide([*missing, *machine.missing_packages(machine.X11_LIBRARIES)], "A screen outside the program")
    pictures.mkdir(parents=True, exist_ok=True)
    machine.say("Making a bare Debian")
    with bare_debian(mirror, "ca-certificates") as debian:
        if (debian.root / "usr/bin/python3").exists():
            raise FailedError("There is a Python in the bare Debian: it would prove nothing.")
        shutil.copytree(program, debian.root / PLACE.lstrip("/"), symlinks=True)
        trial = Trial(debian, Folders(debian.root / "world"), build(goods=GOODS, people=PEOPLE))
        try:
            _acts(trial, debian, pictures)
        finally:
            trial.hq.stop()
        with Display() as display:
            machine.say("Its first paint beside its source's, on this machine")
            took = compare(program / "till", machine.ROOT, debian.root / DATA.lstrip("/"), display)
        for name, starts in took.items():
            machine.say(f"{name}: {sentence(starts)}")


def _acts(trial: Trial, debian: BareDebian, pictures: Path) -> None:
    equip(debian, machine.QT_LIBRARIES)
    trial.enrols()
    machine.say(f"Enrolled with what Qt needs for no display: {' '.join(machine.QT_LIBRARIES.values())}")
    trial.paints_unseen()
    machine.say("First paint offscreen, its work begun")
    equip(debian, machine.X11_LIBRARIES)
    machine.say(f"For a display: {' '.join(machine.X11_LIBRARIES.values())}")
    with Display() as display:
        trial.sells(display, pictures)
    machine.say(f"First paint on a display, {SCANS} scans, cash, receipt printed; then killed (pictures: {pictures})")
    machine.say(trial.proves())


def equip(debian: BareDebian, libraries: Mapping[str, str]) -> None:
    """Install what Qt needs of the system, and nothing else."""
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *libraries.values()]
    command = debian.command(install, DEBIAN_FRONTEND="noninteractive")
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise FailedError(f"Qt's system libraries could not be installed in the bare Debian: {done.stderr}")


class Trial:
    """The program in its Debian, and the world around it."""

    def __init__(self, debian: BareDebian, folders: Folders, made: DemoChain) -> None:
        self._debian = debian
        self._folders = folders
        self._made = made
        folders.top.mkdir()
        self.hq = HqProcess(folders.hq, log=folders.hq_log)

    def enrols(self) -> None:
        """HQ begins, and the program enrols there."""
        fill_hq(self._folders, self._made, machine.say)
        url = self.hq.start()
        where = ["--data", str(self._folders.hq), "--store", STORE, "--register", REGISTER]
        code = processes.run(["-m", "hq", "enrol-code", *where]).stdout.strip()
        self.asked("enrol", "--data", DATA, "--hq", url, "--code", code)

    def asked(self, *arguments: str) -> str:
        """Run a command of the program to its end; what it printed."""
        command = self._debian.command([f"{PLACE}/till", *arguments], QT_QPA_PLATFORM="offscreen")
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            raise FailedError(f"`till {arguments[0]}` ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout.strip()

    def _opened(self, *arguments: str, **variables: str) -> subprocess.Popen[bytes]:
        command = [f"{PLACE}/till", "run", "--data", DATA, "--language", "zh_CN", *arguments]
        return subprocess.Popen(self._debian.command(command, **variables))

    def paints_unseen(self) -> None:
        """Open it where nothing can be seen: it calls its printer only after its first paint."""
        with socket.create_server(("127.0.0.1", 0)) as printer:
            printer.settimeout(SECONDS)
            where = f"tcp:127.0.0.1:{printer.getsockname()[1]}"
            with self._opened("--printer", where, QT_QPA_PLATFORM="offscreen") as till:
                try:
                    printer.accept()[0].close()
                except TimeoutError:
                    raise FailedError("It painted nothing offscreen, or did not begin its work after that.") from None
                finally:
                    till.kill()

    def sells(self, display: Display, pictures: Path) -> None:
        """Sign in, scan, take cash, by keys and a scanner, until the receipt is on paper; then the till is killed."""
        devices = Devices(self._folders)
        plugged = (*devices.settings[:2], "--scanner", str(self._folders.scanner.readlink()))
        with self._opened(*plugged, DISPLAY=display.name, QT_QPA_PLATFORM="xcb") as till:
            try:
                display.painted(SECONDS)
                display.still().save(pictures / "sign_in.png")
                display.after(partial(_enters, display, self._pin()), "after the PIN").save(pictures / "float.png")
                display.after(partial(_enters, display, "500"), "after the float")
                for code in self._codes():
                    display.after(partial(_scans, devices, code), f"after the scan of {code}")
                display.still().save(pictures / "sale.png")
                printed = len(devices.head.counted.papers)
                display.after(partial(display.key, "F9"), "after the key of cash").save(pictures / "paid.png")
                _until_printed(devices, printed)
            finally:
                till.kill()
                till.wait()
                devices.close()

    def _pin(self) -> str:
        """Of the first of the list, who is chosen when the window opens."""
        here = [person for person in self._made.chain.staff if person.store in {STORE, ""}]
        return self._made.pins[min(here, key=lambda person: (person.name, person.id)).id]

    def _codes(self) -> list[str]:
        pieces = [article for article in self._made.chain.articles if article.per == 1 and article.barcodes]
        return [article.barcodes[0].code for article in pieces[:SCANS]]

    def proves(self) -> str:
        """The program's own proof of its books, and HQ's; a sentence."""
        books = ("--books", f"{DATA}/books.db", "--json")
        found: dict[str, Any] = json.loads(self.asked("verify", *books))
        again: dict[str, Any] = json.loads(self.asked("reprice", "--all", *books))
        if again["sales"] != 1 or again["payable"] <= 0 or again["different"]:
            raise FailedError(f"The sale is not in the journal as it was made: {again}")
        return (
            f"verify: {found['entries']} entries hold; the sale in the journal, priced again: {again['payable']} cents"
        )


def _enters(display: Display, text: str) -> None:
    display.type(text)
    display.key("Return")


def _scans(devices: Devices, code: str) -> None:
    if devices.scanner is not None:
        devices.scanner.scan(code)


def _until_printed(devices: Devices, before: int) -> None:
    deadline = time.monotonic() + SECONDS
    while len(devices.head.counted.papers) == before or not devices.pulses:
        if time.monotonic() > deadline:
            raise FailedError("No receipt was printed, or the drawer stayed shut.")
        time.sleep(0.05)
