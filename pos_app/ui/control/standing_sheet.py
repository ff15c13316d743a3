"""A member's card (M3): frozen when it is lost, unfrozen again, replaced by a new one; one digit for each step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.errors import Refusal
from domain.members import MemberView
from domain.value import dataclass
from pos_app.services.attach_member import attach_member
from pos_app.services.freeze_member import freeze_member, unfreeze_member
from pos_app.services.replace_card import check_new_card, replace_card
from pos_app.services.route_scan import Kind, route_scan
from pos_app.ui.control.sheet import Sheet, done, lay, member_of, member_words, renew, rows_of
from pos_app.ui.control.view_sale import masked_phone
from pos_app.ui.reason_texts import freeze_reasons, papers, replace_reasons, unfreeze_reasons
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.ui.control.counter import Counter


def open_(counter: Counter) -> None:
    """Of the member of the sale."""
    lay(counter, StandingSheet(member_of(counter)))


def show_frozen(counter: Counter, member: MemberView) -> None:
    """A frozen member is not attached: what may be done is shown instead; of one who left, nothing may."""
    if member.member.frozen and not member.left:
        lay(counter, StandingSheet(member))


@dataclass(frozen=True, slots=True)
class StandingSheet(Sheet):
    """Whether his card pays, and what can be done about it."""

    member: MemberView
    name: ClassVar[str] = "standing"

    def state(self, counter: Counter) -> SheetState:
        member = self.member
        frozen = member.member.frozen
        pays = Fact(translate("Sheet", "Card"), translate("Sheet", "It pays"))
        says = translate("Sheet", "No stored value, points or coupons of his are taken; goods are sold at list prices")
        return SheetState(
            self.name,
            translate("Sheet", "Card of {name}").format(name=member_words(member)),
            masked_phone(member.phone),
            facts=(*(frozen_facts(member) or (pays,)), Fact(translate("Sheet", "Number"), _masked(member.card))),
            says=(says,) if frozen else (),
            keys=(
                SheetKey("unfreeze", translate("Sheet", "Unfreeze"), icon="undo-2")
                if frozen
                else SheetKey("freeze", translate("Sheet", "Freeze: it is lost"), icon="lock"),
                SheetKey("replace", translate("Sheet", "New card"), icon="credit-card"),
            ),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if choice == "freeze":
            lay(counter, FreezeSheet(self.member))
        elif choice == "unfreeze":
            lay(counter, UnfreezeSheet(self.member))
        elif choice == "replace":
            lay(counter, NewCardSheet(self.member))


@dataclass(frozen=True, slots=True)
class FreezeSheet(Sheet):
    """Why: choosing it freezes him at once."""

    member: MemberView
    name: ClassVar[str] = "freeze"

    def state(self, counter: Counter) -> SheetState:
        return SheetState(
            self.name,
            translate("Sheet", "Freeze the card of {name}: why?").format(name=member_words(self.member)),
            translate("Sheet", "The digit of the reason freezes it, at every register that HQ reaches"),
            rows=rows_of(freeze_reasons()),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        future = freeze_member(counter.desk, _known(counter, self.member), counter.person, choice)
        counter.book(future, partial(_frozen, counter, self.member))


@dataclass(frozen=True, slots=True)
class _WithPaper(Sheet):
    """Why, then which paper says that it is he; a manager approves. Subclasses say what it is for and do it."""

    member: MemberView
    reason: str = ""

    def state(self, counter: Counter) -> SheetState:
        if not self.reason:
            return SheetState(self.name, self.title(), rows=rows_of(self.reasons()))
        return SheetState(
            self.name,
            translate("Sheet", "Which paper of {name} did you look at?").format(name=member_words(self.member)),
            self.below(),
            rows=rows_of(papers()),
        )

    def title(self) -> str:
        """What is asked first."""
        raise NotImplementedError

    def below(self) -> str:
        """What the digit of the paper does."""
        raise NotImplementedError

    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Why it may be done."""
        raise NotImplementedError

    def finish(self, counter: Counter, identity: str) -> None:
        """Do it."""
        raise NotImplementedError

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if self.reason:
            self.finish(counter, choice)
        elif choice:
            lay(counter, replace(self, reason=choice))
        else:
            raise Refusal("no_reason")


@dataclass(frozen=True, slots=True)
class UnfreezeSheet(_WithPaper):
    """His card pays again."""

    name: ClassVar[str] = "unfreeze"

    def title(self) -> str:
        return translate("Sheet", "Unfreeze {name}: why?").format(name=member_words(self.member))

    def below(self) -> str:
        return translate("Sheet", "The digit of the paper unfreezes him; a manager has to approve")

    def reasons(self) -> tuple[tuple[str, str], ...]:
        return unfreeze_reasons()

    def finish(self, counter: Counter, identity: str) -> None:
        member = _known(counter, self.member)
        future = unfreeze_member(counter.desk, member, counter.person, counter.approval, self.reason, identity)
        counter.book(future, partial(_unfrozen, counter, self.member))


@dataclass(frozen=True, slots=True)
class ReplaceSheet(_WithPaper):
    """He has another card."""

    card: str = ""
    name: ClassVar[str] = "replace_card"

    def title(self) -> str:
        words = translate("Sheet", "{name} gets the card {card}: why?")
        return words.format(name=member_words(self.member), card=_masked(self.card))

    def below(self) -> str:
        return translate("Sheet", "The digit of the paper gives the card; the old one finds nobody any more")

    def reasons(self) -> tuple[tuple[str, str], ...]:
        return replace_reasons()

    def finish(self, counter: Counter, identity: str) -> None:
        member = _known(counter, self.member)
        future = replace_card(counter.desk, member, self.card, counter.person, counter.approval, self.reason, identity)
        counter.book(future, partial(_replaced, counter, self.member, self.card))


@dataclass(frozen=True, slots=True)
class NewCardSheet(Sheet):
    """Which card: scanned, or typed."""

    member: MemberView
    name: ClassVar[str] = "new_card"

    def state(self, counter: Counter) -> SheetState:
        return SheetState(
            self.name,
            translate("Sheet", "New card for {name}").format(name=member_words(self.member)),
            translate("Sheet", "Scan the new card, or type its number, then Enter"),
            asks=translate("Sheet", "Number of the card"),
            writes=True,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not typed:
            raise Refusal("nothing_typed")
        check_new_card(counter.desk, _known(counter, self.member), typed)
        lay(counter, ReplaceSheet(self.member, card=typed))

    def scanned(self, counter: Counter, code: str) -> bool:
        route = route_scan(code)
        if route.kind is not Kind.CARD:
            return False
        self.chose(counter, "", route.code)
        return True


def frozen_facts(member: MemberView) -> tuple[Fact, ...]:
    """That he is frozen, since when and why; nothing of one who is not."""
    if not member.member.frozen:
        return ()
    since = translate("Sheet", "since {day}").format(day=member.frozen_on) if member.frozen_on else ""
    stands = Fact(translate("Sheet", "Card"), translate("Sheet", "Frozen"), since)
    words = dict(freeze_reasons()).get(member.frozen_why, member.frozen_why)
    return (stands, Fact(translate("Sheet", "Why"), words)) if words else (stands,)


def _masked(card: str) -> str:
    return f"…{card[-4:]}" if card else "—"


def _known(counter: Counter, member: MemberView) -> MemberView:
    """As the books know him now."""
    return counter.desk.members.by_id(member.member.id) or member


def _in_sale(counter: Counter, member: MemberView) -> bool:
    return counter.sale.member is not None and counter.sale.member.member.id == member.member.id


def _frozen(counter: Counter, member: MemberView, recorded: Recorded) -> None:
    """He leaves the sale, which goes on at list prices."""
    del recorded
    if _in_sale(counter, member):
        renew(counter)
    done(counter, translate("Sheet", "The card of {name} is frozen").format(name=member_words(member)))


def _unfrozen(counter: Counter, member: MemberView, recorded: Recorded) -> None:
    """The sale goes on as his."""
    del recorded
    counter.put(attach_member(counter.desk, counter.sale, _known(counter, member)))
    done(counter, translate("Sheet", "The card of {name} pays again").format(name=member_words(member)))


def _replaced(counter: Counter, member: MemberView, card: str, recorded: Recorded) -> None:
    del recorded
    now = _known(counter, member)
    if not now.member.frozen:
        counter.put(attach_member(counter.desk, counter.sale, now))
    title = translate("Sheet", "{name} has the card {card} now").format(name=member_words(member), card=_masked(card))
    done(counter, title, frozen_facts(now))
