"""A member leaves (M3): what is paid out and forfeited, whose paper was looked at; a manager approves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.entry_value import MemberClosed
from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.close_member import close_member, fetch_all, preview_closing
from pos_app.ui.control.sheet import Sheet, done, lay, member_of, member_words, renew, rows_of
from pos_app.ui.reason_texts import papers
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetState

if TYPE_CHECKING:
    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.ui.control.counter import Counter


def open_(counter: Counter) -> None:
    """Ask HQ for everything that it has of the member's, then show what closing would do."""
    work = partial(fetch_all, counter.desk, member_of(counter))
    counter.ask(work, partial(_fetched, counter))


@dataclass(frozen=True, slots=True)
class CloseSheet(Sheet):
    """Which paper says that it is he: choosing it ends the membership."""

    name: ClassVar[str] = "close"

    def state(self, counter: Counter) -> SheetState:
        member, signed = member_of(counter), counter.money.signed
        would = preview_closing(counter.desk, member)
        elsewhere = max(0, would.balance - would.principal - would.bonus)
        facts: tuple[Fact, ...] = (
            Fact(translate("Sheet", "Paid in, still here"), signed(would.principal)),
            Fact(translate("Sheet", "Bonus forfeited"), signed(would.bonus)),
            Fact(translate("Sheet", "Points forfeited"), f"{would.points:,}"),
            Fact(translate("Sheet", "Elsewhere: HQ pays it later"), signed(elsewhere)),
            *_owed(counter, member),
        )
        return SheetState(
            self.name,
            translate("Sheet", "{name} leaves for good: which paper did you look at?").format(
                name=member_words(member)
            ),
            translate("Sheet", "The digit of the paper ends the membership; a manager has to approve"),
            facts=facts,
            rows=rows_of(papers()),
            figure=signed(would.paid),
            figure_of=translate("Sheet", "Pay out"),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not choice:
            raise Refusal("identity_needed")
        future = close_member(counter.desk, member_of(counter), counter.person, counter.approval, choice)
        counter.book(future, partial(_closed, counter, member_words(member_of(counter))))


def _owed(counter: Counter, member: MemberView) -> tuple[Fact, ...]:
    """What a company has bought on account and not paid, as far as this till knows."""
    owed = member.account_limit - member.account_left
    return (Fact(translate("Sheet", "Still owed on account"), counter.money.signed(owed)),) if owed > 0 else ()


def _fetched(counter: Counter, nothing: None) -> None:
    del nothing
    renew(counter)
    lay(counter, CloseSheet())


def _closed(counter: Counter, name: str, recorded: Recorded) -> None:
    body = recorded.entry.body
    renew(counter)
    if isinstance(body, MemberClosed):
        title = translate("Sheet", "{name} is no member any more").format(name=name)
        done(counter, title, (), counter.money.signed(body.paid), translate("Sheet", "Pay out"))
