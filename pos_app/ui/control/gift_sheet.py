"""Gifts from the catalogue (P2): for points, or for points and some cash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.entries import GiftTaken
from domain.errors import Refusal
from domain.plan_points import Gift
from domain.value import dataclass
from pos_app.services.route_scan import receipt_number
from pos_app.services.take_gift import gifts, take_gift
from pos_app.services.take_points import enlarge_points, lots_here
from pos_app.ui.commands import Command
from pos_app.ui.control import gift_back_sheet
from pos_app.ui.control.sheet import Sheet, done_with_change, lay, member_of, member_words, renew
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.services.lending import Enlarged
    from pos_app.ui.control.counter import Counter


def entrance(counter: Counter) -> tuple[SheetRow, ...]:
    """The row that leads here; none where the plan has no gifts."""
    found = gifts(counter.desk)
    if not found:
        return ()
    from_ = translate("Sheet", "from {many} points").format(many=f"{min(one.points for one in found):,}")
    return (SheetRow("gifts", translate("Sheet", "Gifts from the catalogue"), from_),)


def open_(counter: Counter) -> None:
    """Show the catalogue."""
    lay(counter, GiftPick())


@dataclass(frozen=True, slots=True)
class GiftPick(Sheet):
    """Which gift."""

    name: ClassVar[str] = "gift_pick"

    def state(self, counter: Counter) -> SheetState:
        member = member_of(counter)
        rows = tuple(_row(counter, place, gift) for place, gift in enumerate(gifts(counter.desk)))
        points = translate("Sheet", "{name} has {many} points").format(
            name=member_words(member), many=f"{member.points:,}"
        )
        return SheetState(
            self.name,
            translate("Sheet", "Which gift?"),
            points,
            translate("Sheet", "The plan has no gifts"),
            rows=rows,
            keys=(SheetKey("back", translate("Sheet", "Take a gift back"), Command.RETURN, icon="undo-2"),),
            selected=0 if rows else -1,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if choice == "back":
            gift_back_sheet.open_(counter)
            return
        found = gifts(counter.desk)
        if choice.isdigit() and int(choice) < len(found):
            lay(counter, GiftSheet(found[int(choice)]))


@dataclass(frozen=True, slots=True)
class GiftSheet(Sheet):
    """One gift: handed over, and its money part paid."""

    gift: Gift
    name: ClassVar[str] = "gift"

    def state(self, counter: Counter) -> SheetState:
        gift, signed = self.gift, counter.money.signed
        over = SheetKey("", translate("Sheet", "Hand it over"), main=True, icon="check")
        cash = SheetKey("cash", translate("Sheet", "Paid in cash"), Command.CASH, icon="banknote")
        below = translate("Sheet", "Enter takes the points, for good")
        if gift.amount:
            below = translate("Sheet", "Cash F9, or the amount handed over and Enter")
        return SheetState(
            self.name,
            _article(counter, gift),
            below,
            facts=(
                Fact(translate("Sheet", "Points"), f"{gift.points:,}"),
                Fact(translate("Sheet", "To spend here now"), f"{_here(counter):,}"),
            ),
            keys=(cash,) if gift.amount else (over,),
            asks=translate("Sheet", "Amount handed over") if gift.amount else "",
            figure=signed(gift.amount) if gift.amount else "",
            figure_of=translate("Sheet", "To pay"),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        cash = self._cash(counter, choice, typed)
        if counter.desk.hq.lends and _here(counter) < self.gift.points:
            work = partial(enlarge_points, counter.desk, counter.sale, self.gift.points)
            counter.ask(work, partial(_enlarged, counter, self.gift, cash))
        else:
            _take(counter, self.gift, cash)

    def _cash(self, counter: Counter, choice: str, typed: str) -> int:
        """What is handed over for the money part."""
        if not self.gift.amount:
            return 0
        if not typed:
            if choice != "cash":
                raise Refusal("choose_tender")
            return self.gift.amount
        amount = counter.money.minor(typed)
        if amount is None:
            raise Refusal("not_an_amount", typed=typed)
        return amount


def _here(counter: Counter) -> int:
    return sum(lots_here(counter.desk, member_of(counter).member.id).values())


def _article(counter: Counter, gift: Gift) -> str:
    article = counter.desk.goods.by_sku(gift.sku)
    return article.name if article is not None else gift.sku


def _row(counter: Counter, place: int, gift: Gift) -> SheetRow:
    cash = translate("Sheet", "and {amount}").format(amount=counter.money.signed(gift.amount)) if gift.amount else ""
    many = translate("Sheet", "{many} points").format(many=f"{gift.points:,}")
    return SheetRow(str(place), _article(counter, gift), gift.sku, many, cash)


def _enlarged(counter: Counter, gift: Gift, cash: int, answer: Enlarged | None) -> None:
    del answer
    _take(counter, gift, cash)


def _take(counter: Counter, gift: Gift, cash: int) -> None:
    future = take_gift(counter.desk, member_of(counter), gift.sku, gift.points, counter.person, cash)
    counter.book(future, partial(_taken, counter))


def _taken(counter: Counter, recorded: Recorded) -> None:
    body = recorded.entry.body
    renew(counter)
    if isinstance(body, GiftTaken):
        title = translate("Sheet", "Hand over: {article}").format(article=body.article)
        left = Fact(translate("Sheet", "Points left"), f"{member_of(counter).points:,}")
        number = receipt_number(recorded.entry.register, recorded.entry.seq)
        done_with_change(counter, title, body.change, (left, Fact(translate("Sheet", "Number of the gift"), number)))
