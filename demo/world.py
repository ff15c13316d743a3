"""The world around the till in the interactive demo: HQ, the till's process, devices, and the codes to scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.processes import end, spawn
from demo.setting import STORE, Devices, begin

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from demo.chain import DemoChain
    from demo.folders import Folders
    from demo.words import Words
    from hq.services.chain import Article

HOW_MANY, HOW_MANY_WEIGHED = 40, 5


def _rank(article: Article) -> tuple[bool, int]:
    """Pieces first, best sellers first; the weighed ones ask for their weight."""
    return article.per != 1, article.rank


class World:
    """Starts everything and ends everything; the panel pulls its levers."""

    def __init__(
        self, folders: Folders, made: DemoChain, words: Words, listen: int, say: Callable[[str], None]
    ) -> None:
        self._folders = folders
        self._words = words
        self._made = made
        self._hq = begin(folders, made, words.language, listen, say)
        self.on_paper: Callable[[Path], None] | None = None
        self._devices = Devices(folders, self._paper)
        self._till: subprocess.Popen[str] | None = None
        self._killed = False
        self.start_till()

    # ---- what there is
    def staff(self) -> list[str]:
        """Names and PINs of the store's people."""
        words = self._words
        return [
            f"{person.name} ({words(person.role)}): {words('PIN')} {self._made.pins[person.id]}"
            for person in self._made.chain.staff
            if person.store == STORE
        ]

    def codes(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Articles, member cards and coupons to scan."""
        chain, words = self._made.chain, self._words
        here = [member for member in chain.members if member.home_store == STORE]
        shown = here[:HOW_MANY] + [member for member in here if member.frozen][:1]
        popular = sorted(chain.articles, key=_rank)
        weighed = [article for article in popular if article.per != 1][:HOW_MANY_WEIGHED]
        popular = [*popular[: HOW_MANY - len(weighed)], *weighed]
        articles = [(f"{a.name}{'' if a.per == 1 else ' kg'}", a.barcodes[0].code) for a in popular]
        cards = [(f"{m.name} {self._tier(m.tier)} {words('frozen') if m.frozen else ''}", m.card) for m in shown]
        rules = {rule.id: rule.label[words.language] for rule in self._made.plan.coupons}
        coupons = [
            (f"{m.name}: {rules[unit.unit.removeprefix('CPN:').partition('/')[0]]}", unit.unit.rpartition("/")[2])
            for m in shown
            for unit in m.units
            if unit.unit.startswith("CPN:")
        ]
        titles = (words("Articles"), words("Member cards"), words("Coupons (their member first)"))
        return list(zip(titles, (articles, cards, coupons), strict=True))

    def _tier(self, name: str | None) -> str:
        tier = self._made.plan.tier(name)
        return tier.label[self._words.language] if tier is not None else ""

    def account(self) -> str:
        """How things stand, in a sentence."""
        words = self._words
        parts = (
            words("HQ is up") if self._hq.running else words("HQ is OFF"),
            words("the till runs") if self._till_runs else words("the till is DOWN"),
            words("Drawer openings: {times}", times=self._devices.pulses),
            words("Paper: {folder}", folder=self._folders.receipts),
        )
        return " · ".join(parts)

    @property
    def has_scanner(self) -> bool:
        """Whether this system can pretend a serial scanner."""
        return self._devices.scanner is not None

    @property
    def till_closed(self) -> bool:
        """Whether the till ended by itself: the person closed its window, or it failed (a kill by lever is neither)."""
        return not self._till_runs and not self._killed

    @property
    def till_failed(self) -> int:
        """The exit code of a till that ended with an error, else 0."""
        code = self._till.poll() if self._till is not None else None
        return 0 if code is None or self._killed else code

    @property
    def _till_runs(self) -> bool:
        return self._till is not None and self._till.poll() is None

    # ---- levers
    def scan(self, code: str) -> None:
        """The scanner reads a code."""
        if self._devices.scanner is not None:
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
        folders = self._folders
        self._till = spawn(
            [
                *("-m", "pos_app", "run", "--data", str(folders.till), "--key-file", str(folders.key)),
                *("--hq", self._hq.url, "--language", self._words.language, "--customer-display", "window"),
                *self._devices.settings,
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
        if self._devices.scanner is not None:
            self._devices.scanner.unplug()

    def plug_scanner(self) -> None:
        """Plug it in again."""
        if self._devices.scanner is not None:
            self._devices.scanner.plug()

    def close(self) -> None:
        """End everything in order; the data stays."""
        end(self._till)
        self._hq.stop()
        self._devices.close()

    def _paper(self, path: Path) -> None:
        if self.on_paper is not None:
            self.on_paper(path)
