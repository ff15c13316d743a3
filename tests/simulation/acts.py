"""What cashiers do: each act of a register as a person would do it, told in a line."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from domain.entries import SaleCompleted
from domain.errors import Refusal
from domain.members import MemberView
from local_db.act import Recorded
from pos_app.services.attach_member import attach_member
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.enrol_member import NewMember, enrol_member
from pos_app.services.fetch_return import fetch_return
from pos_app.services.finish_sale import finish_sale
from pos_app.services.give_back import give_back
from pos_app.services.lay_coupon import coupon_at_hq, fetch_coupon, lay_coupon
from pos_app.services.open_drawer import open_drawer
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.open_shift import open_shift
from pos_app.services.ports import StaffMember
from pos_app.services.return_goods import OpenReturn, return_goods, want, want_everything
from pos_app.services.scan_article import scan_article
from pos_app.services.suspend_sale import keep_sale, sale_after_crash
from pos_app.services.take_payment import enlarge_for, take_cash, take_stored_value
from pos_app.services.take_points import enlarge_points, take_points
from pos_app.services.top_up import finish_top_up, open_top_up, pay_top_up
from pos_app.services.use_session import fetch_sessions, use_session
from tests.services.shop import gtin
from tests.simulation.chain import GOODS, MASSAGE, MEMBERS, PACK
from tests.simulation.register import Register

ANNA = StaffMember("A1", "Anna", "cashier", "")
BOSS = StaffMember("A2", "Boss", "manager", "")
REFUSED = {
    "coupon_expired", "coupon_not_here", "coupon_not_now", "coupon_twice", "more_than_sold", "not_enough_allowance",
    "not_enough_points", "not_enough_sessions", "not_enough_stored_value", "nothing_left_to_return", "nothing_to_pay",
    "nothing_to_return", "points_empty", "points_share", "receipt_not_found", "return_changed", "sessions_used",
    "stored_value_empty", "too_much_without_cash", "day_closed", "receipt_other_head", "phone_taken",
    "sessions_expired", "not_witnessed", "no_shift", "receipt_elsewhere", "receipt_unknown", "refund_right_elsewhere",
    "return_needs_hq", "right_is_out",
}  # fmt: skip
"""What a cashier may hear in a chain that is well."""
HOLDERS = 3
"""So often somebody else is rung up about a receipt: who sold it, who has the right to take it back."""


@dataclass
class Street:
    """What people carry from shop to shop: who is a member, and the receipts of all registers.

    `brought` are receipts that somebody returns from at other registers; `call` has a register talk with HQ now.
    """

    call: Callable[[str], None]
    people: list[str]
    receipts: list[str] = field(default_factory=list)
    brought: list[str] = field(default_factory=list)


@dataclass
class Cashier:
    """Who stands at a register: what was sold there, and what happens next."""

    register: Register
    chance: Random
    numbers: Callable[[], int]
    street: Street
    told: Callable[[str], None]
    sold: list[str] = field(default_factory=list)

    def work(self) -> str:
        """Do something; what it was. A refusal is heard and lived with."""
        self._ready()
        act = self.chance.choices(ACTS, WEIGHTS)[0]
        try:
            return act(self)
        except Refusal as refusal:
            if refusal.code not in REFUSED:
                raise
            return f"{act.__name__}: refused, {refusal.code}"

    def _ready(self) -> None:
        """A shift of today is open, and no sale was left behind; each is an act of its own (`told`)."""
        desk = self.register.desk
        left = sale_after_crash(desk)
        shift = desk.books.open_shift()
        if left is not None and shift is not None:
            self.told(self._tried_again(left))
        today = desk.clock.local(desk.clock.now()).date().isoformat()
        if shift is not None and shift.business_day < today:
            self.told(self.close())
            shift = None
        if shift is None:
            try:
                open_shift(desk, ANNA, 50_000).result()
            except Refusal as refusal:
                if refusal.code != "day_closed":
                    raise
            else:
                self.told("opens its shift")

    def _tried_again(self, left: OpenSale) -> str:
        try:
            return self._again(left)
        except Refusal as refusal:
            if refusal.code not in REFUSED:
                raise
            self.register.books.drop_draft(left.id).result()
            return f"cannot finish what was left open: {refusal.code}"

    def _again(self, sale: OpenSale) -> str:
        """After a power cut the sale that was on the screen is paid, the rest in cash."""
        if sale.settlement.due:
            sale = take_cash(self.register.desk, sale, sure=True)
        recorded = finish_sale(self.register.desk, sale, ANNA).result()
        self._remember(recorded)
        return f"finishes what was left open ({recorded.entry.seq})"

    def close(self) -> str:
        """Count and close; the Z report where the day is over."""
        desk = self.register.desk
        for draft in desk.books.drafts():
            desk.books.drop_draft(draft.id).result()
        shift = desk.books.open_shift()
        assert shift is not None
        count = count_drawer(desk, {"1": max(0, shift.totals.expected_cash)})
        close_shift(desk, ANNA, count, "change was brought", day=True)
        return "closes its shift and its day"

    # ---- acts
    def sell(self) -> str:
        """A sale, to a member or not, paid as people pay."""
        desk, chance = self.register.desk, self.chance
        sale = new_sale(desk)
        for _ in range(chance.choice((1, 1, 2))):
            sale = scan_article(desk, sale, chance.choice(GOODS)[1])
        member = self._member() if chance.random() < 0.85 else None
        if member is not None:
            sale = attach_member(desk, sale, member)
            if chance.random() < 0.06:
                sale = scan_article(desk, sale, PACK)
            sale = self._his(sale, member)
        if chance.random() < 0.4:
            keep_sale(desk, sale, ANNA).result()
        else:
            sale = replace(sale, id="")
        if sale.settlement.due:
            sale = take_cash(desk, sale, sure=True)
        recorded = finish_sale(desk, sale, ANNA).result()
        self._remember(recorded)
        paid = ", ".join(f"{one.kind} {one.amount}" for one in sale.tenders)
        return f"sells to {member.member.id if member else 'nobody'} for {paid} ({recorded.entry.seq})"

    def _his(self, sale: OpenSale, member: MemberView) -> OpenSale:
        """Coupon, points, stored value, each as it may be."""
        desk, chance = self.register.desk, self.chance
        if member.coupons and chance.random() < 0.4:
            sale = self._coupon(sale, chance.choice(member.coupons).rpartition("/")[2])
        if chance.random() < 0.25:
            sale = self._tried(sale, self._points)
        if chance.random() < 0.65 and sale.settlement.due:
            if chance.random() < 0.2:
                enlarge_for(desk, sale, sale.settlement.due)
            sale = self._tried(sale, self._stored_value)
        return sale

    def _tried(self, sale: OpenSale, how: Callable[[OpenSale], OpenSale]) -> OpenSale:
        try:
            return how(sale)
        except Refusal as refusal:
            if refusal.code not in REFUSED:
                raise
            return sale

    def _coupon(self, sale: OpenSale, code: str) -> OpenSale:
        def lay(before: OpenSale) -> OpenSale:
            unit = coupon_at_hq(self.register.desk, before, code)
            if unit:
                fetch_coupon(self.register.desk, before, unit)
            return lay_coupon(self.register.desk, before, code)

        return self._tried(sale, lay)

    def _points(self, sale: OpenSale) -> OpenSale:
        if self.chance.random() < 0.2:
            enlarge_points(self.register.desk, sale, 100)
        return take_points(self.register.desk, sale)

    def _stored_value(self, sale: OpenSale) -> OpenSale:
        return take_stored_value(self.register.desk, sale)

    def take_back(self) -> str:
        """A return of something that was sold here."""
        if not self.sold:
            return self.sell()
        return _taken_back(self, fetch_return(self.register.desk, self.chance.choice(self.sold)))

    def top_up(self) -> str:
        """A member tops up."""
        member = self._member()
        opened = open_top_up(self.register.desk, member, self.chance.choice((5_000, 20_000)))
        opened = pay_top_up(opened, "cash")
        recorded = finish_top_up(self.register.desk, opened, ANNA).result()
        return f"tops {member.member.id} up by {opened.principal}+{opened.bonus} ({recorded.entry.seq})"

    def use_session(self) -> str:
        """A massage is ticked off."""
        member = self._member()
        fetch_sessions(self.register.desk, member, MASSAGE, 1)
        recorded = use_session(self.register.desk, member, MASSAGE, 1, ANNA).result()
        return f"ticks off a session of {member.member.id} ({recorded.entry.seq})"

    def enrol(self) -> str:
        """Somebody new."""
        number = self.numbers()
        new = NewMember(f"139{number:08d}", gtin(f"2910{number:08d}"), "New", "1990-01-20", agreement="terms-1")
        recorded = enrol_member(self.register.desk, new, ANNA).result()
        self.street.people.append(recorded.entry.members[0])
        return f"enrols {recorded.entry.members[0]} ({recorded.entry.seq})"

    def give_back(self) -> str:
        """What is lent of a member goes back to HQ."""
        owner = self._member().member.id
        rooms = [unit for unit, room in self.register.books.rooms(owner).items() if room.totals.room]
        future = give_back(self.register.desk, owner, rooms, "idle")
        return (
            f"gives back of {owner} ({future.result().entry.seq})" if future is not None else f"{owner}: nothing here"
        )

    def ask_more(self) -> str:
        """More is asked for, for later."""
        owner = self._member().member.id
        answer = self.register.desk.hq.enlarge(owner, {"SV": self.chance.choice((1_000, 4_000, 15_000))})
        said = "granted" if answer.granted else "refused" if answer.reached else "no answer"
        return f"asks for more of {owner}: {said}"

    def open_drawer(self) -> str:
        """Change for somebody."""
        return f"opens the drawer ({open_drawer(self.register.desk, BOSS, 'change').result().entry.seq})"

    def _member(self) -> MemberView:
        """Somebody whom this till knows."""
        members, chance = self.register.desk.members, self.chance
        found = members.by_id(chance.choice(self.street.people)) or members.by_id(f"M{chance.randrange(MEMBERS)}")
        assert found is not None
        return found

    def _remember(self, recorded: Recorded) -> None:
        if isinstance(recorded.entry.body, SaleCompleted):
            receipt = f"{recorded.entry.register}-{recorded.entry.seq:06d} {recorded.hash[:12]}"
            self.sold.append(receipt)
            self.street.receipts.append(receipt)


def take_back_elsewhere(cashier: Cashier) -> str:
    """A return of what any register sold, of the same receipts again and again.

    Whoever sold it, or has the right to take it back, is rung up to talk with HQ, as the cashier is told to do.
    """
    street, chance = cashier.street, cashier.chance
    if not street.receipts:
        return cashier.sell()
    again = street.brought and chance.random() < 0.7
    receipt = chance.choice(street.brought if again else street.receipts)
    if not again:
        street.brought = [*street.brought[-2:], receipt]
    for _ in range(HOLDERS):
        try:
            return _taken_back(cashier, fetch_return(cashier.register.desk, receipt))
        except Refusal as refusal:
            if refusal.code not in {"right_is_out", "receipt_unknown"}:
                raise
            known = refusal
        street.call(str(known.params["register"]).partition("/")[0])
    raise known


def _taken_back(cashier: Cashier, opened: OpenReturn) -> str:
    lines = sorted(line for line, left in opened.left().items() if left)
    one = cashier.chance.choice(lines) if lines else 0
    opened = want_everything(opened) if cashier.chance.random() < 0.5 or not lines else want(opened, one, 1)
    recorded = return_goods(cashier.register.desk, opened, ANNA).result()
    return f"takes back of {opened.ref.register} {opened.ref.seq} ({recorded.entry.seq})"


_CHOICES: dict[Callable[[Cashier], str], int] = {
    Cashier.sell: 42, Cashier.take_back: 6, take_back_elsewhere: 4, Cashier.top_up: 8, Cashier.use_session: 6,
    Cashier.enrol: 3, Cashier.give_back: 7, Cashier.ask_more: 5, Cashier.open_drawer: 9,
}  # fmt: skip
ACTS, WEIGHTS = list(_CHOICES), list(_CHOICES.values())
