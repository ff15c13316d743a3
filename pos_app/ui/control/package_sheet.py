"""Packages of the sale's member (G1): lines that sessions pay for, ticking off by hand, giving on, paying back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.entry_causes import SessionUsed
from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.cover_line import Coverable, cover_line, coverable, uncover_line
from pos_app.services.member_page import DAY
from pos_app.services.use_session import fetch_sessions, session_lots, sessions, use_session
from pos_app.ui.commands import Command
from pos_app.ui.control import give_on_sheet, pay_back_sheet
from pos_app.ui.control.sheet import Sheet, close, done, lay, member_of, member_words, renew
from pos_app.ui.control.typed import pieces
from pos_app.ui.control.view_sale import label_text
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.services.lending import Enlarged
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


def open_(counter: Counter, act: acts.OpenPackages) -> None:
    """Show the packages of the sale's member. Refusal `no_member`."""
    del act
    member_of(counter)
    lay(counter, PackagePick())


@dataclass(frozen=True, slots=True)
class PackagePick(Sheet):
    """Lines of the cart that a package pays for come first, then the packages."""

    name: ClassVar[str] = "packages"

    def state(self, counter: Counter) -> SheetState:
        rows = (*_covering(counter), *_covered(counter), *_held(counter))
        return SheetState(
            self.name,
            translate("Sheet", "Packages of {name}").format(name=member_words(member_of(counter))),
            translate("Sheet", "Press the digit in front"),
            translate("Sheet", "This member has no sessions left, as far as this till knows"),
            rows=rows,
            selected=0 if rows else -1,
            keys=(SheetKey("pay_back", translate("Sheet", "Pay a package back"), Command.RETURN, icon="undo-2"),),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        what, _, which = choice.partition(":")
        if what == "cover":
            line, _, package_id = which.partition(":")
            _cover(counter, int(line), package_id)
        elif what == "uncover":
            counter.put(uncover_line(counter.desk, counter.sale, int(which)))
        elif what == "package":
            lay(counter, TickSheet(which))
        elif what == "pay_back":
            pay_back_sheet.open_(counter)
        else:
            close(counter)


@dataclass(frozen=True, slots=True)
class TickSheet(Sheet):
    """One package: sessions are ticked off, or given to somebody else."""

    package: str
    name: ClassVar[str] = "tick"

    def state(self, counter: Counter) -> SheetState:
        member = member_of(counter)
        lots = session_lots(counter.desk, member, self.package)
        found = next((one for one in sessions(counter.desk, member) if one.package == self.package), None)
        ends = next((lot.expires[:DAY] for lot in lots if lot.expires), None)
        here = translate("Sheet", "{here} here").format(here=found.here if found is not None else 0)
        return SheetState(
            self.name,
            f"{package_words(counter, self.package)} · {member_words(member)}",
            translate("Sheet", "Enter ticks one off; more: type how many first"),
            facts=(
                Fact(translate("Sheet", "Sessions left"), str(found.left if found is not None else 0), here),
                Fact(translate("Sheet", "The first ones end"), ends or "—"),
            ),
            keys=(
                SheetKey("give_on", translate("Sheet", "Give to somebody"), Command.MORE, icon="user-round"),
                SheetKey("tick", translate("Sheet", "Tick off"), main=True, icon="check"),
            ),
            asks=translate("Sheet", "How many sessions"),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        many = pieces(typed) if typed else 1
        if choice == "give_on":
            give_on_sheet.open_(counter, self.package, many)
            return
        work = partial(fetch_sessions, counter.desk, member_of(counter), self.package, many)
        counter.ask(work, partial(_tick, counter, self.package, many))


def package_words(counter: Counter, package_id: str) -> str:
    """What the plan calls a package, else its id."""
    found = next((one for one in counter.desk.plan()[0].packages if one.id == package_id), None)
    return label_text(counter, found.label) if found is not None else package_id


def _covering(counter: Counter) -> tuple[SheetRow, ...]:
    """Lines that sessions can pay for."""
    return tuple(_coverable_row(counter, one) for one in coverable(counter.desk, counter.sale))


def _coverable_row(counter: Counter, one: Coverable) -> SheetRow:
    line = counter.sale.cart.line(one.line)
    pays = translate("Sheet", "{many} sessions pay for it").format(many=one.needs)
    left = translate("Sheet", "{left} left").format(left=one.left)
    return SheetRow(
        f"cover:{one.line}:{one.package}", line.article.name, package_words(counter, one.package), pays, left
    )


def _covered(counter: Counter) -> tuple[SheetRow, ...]:
    """Lines that sessions pay for: choosing one lets it be paid again."""
    return tuple(
        SheetRow(
            f"uncover:{one.line}",
            counter.sale.cart.line(one.line).article.name,
            translate("Sheet", "choose it to have it paid after all"),
            chip=package_words(counter, one.package),
        )
        for one in counter.sale.cart.sessions
    )


def _held(counter: Counter) -> tuple[SheetRow, ...]:
    left = translate("Sheet", "{left} left")
    here = translate("Sheet", "{here} here")
    return tuple(
        SheetRow(
            f"package:{one.package}",
            package_words(counter, one.package),
            translate("Sheet", "tick off, or give to somebody"),
            left.format(left=one.left),
            here.format(here=one.here),
        )
        for one in sessions(counter.desk, member_of(counter))
        if one.left
    )


def _cover(counter: Counter, line: int, package_id: str) -> None:
    """Sessions that are missing here are asked for first, off the UI thread."""
    many = counter.sale.cart.line(line).quantity
    work = partial(fetch_sessions, counter.desk, member_of(counter), package_id, many)
    counter.ask(work, partial(_covers, counter, line, package_id))


def _covers(counter: Counter, line: int, package_id: str, answer: Enlarged | None) -> None:
    del answer
    counter.put(cover_line(counter.desk, counter.sale, line, package_id))
    if not (coverable(counter.desk, counter.sale)):
        close(counter)
        name = package_words(counter, package_id)
        counter.say(translate("Said", "Paid for by {package}").format(package=name))


def _tick(counter: Counter, package_id: str, many: int, answer: Enlarged | None) -> None:
    del answer
    if many <= 0:
        raise Refusal("quantity_zero")
    future = use_session(counter.desk, member_of(counter), package_id, many, counter.person)
    counter.book(future, partial(_ticked, counter, package_id, many))


def _ticked(counter: Counter, package_id: str, many: int, recorded: Recorded) -> None:
    renew(counter)
    body = recorded.entry.body
    if isinstance(body, SessionUsed):
        title = translate("Sheet", "{many} of {package} ticked off").format(
            many=many, package=package_words(counter, package_id)
        )
        done(counter, title, (), str(body.left), translate("Sheet", "Sessions left"))
