"""A cashier who takes payments by code, and what must be true when everything came to rest."""

from dataclasses import dataclass, field, replace

from domain.entries import ReturnCompleted, SaleCompleted
from domain.entry_value import TopUpCancelled, TopUpCompleted
from domain.payments import Payment
from domain.tenders import CASH
from local_db.act import Recorded
from pos_app.services.attach_member import find_card
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import OpenSale
from pos_app.services.pay_by_code import give_payments_back, intend, send, with_payments
from pos_app.services.settle_payments import Settler
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_cash
from pos_app.services.top_up import (
    OpenTopUp,
    finish_top_up,
    give_top_up_payments_back,
    open_top_up,
    pay_top_up,
    top_up_with_payments,
)
from tests.payments.at import At
from tests.services.shop import ANN, CARD, MILK, Shop

MINUTE = 60_000
Paid = OpenSale | OpenTopUp
IN, OUT = (SaleCompleted, TopUpCompleted), (ReturnCompleted, TopUpCancelled)


@dataclass
class Till:
    """A shop whose desk has one provider; `millis` is the clock that never jumps. `tops_up`: what is paid is a
    top-up and no sale.
    """

    shop: Shop
    at: At
    tops_up: bool = False
    millis: int = 0
    settler: Settler = field(init=False)

    def __post_init__(self) -> None:
        self.plug_in()

    def plug_in(self) -> None:
        """Tell the desk of the provider, as at every start."""
        self.shop.desk = replace(self.shop.desk, payments={self.at.kind: self.at.provider})
        self.settler = Settler(self.shop.desk, lambda: self.millis)

    def unplug(self) -> None:
        """A till that nobody told of a provider."""
        self.shop.desk = replace(self.shop.desk, payments={})

    def again(self) -> None:
        """Kill the till and start it."""
        self.shop = self.shop.again()
        self.plug_in()

    def cart(self) -> OpenSale:
        """Two milks, kept."""
        sale = self.shop.cart(MILK, MILK)
        keep_sale(self.shop.desk, sale, ANN).result()
        return sale

    def top_up(self) -> OpenTopUp:
        """50.00 for M1; nothing keeps it."""
        return open_top_up(self.shop.desk, find_card(self.shop.desk, CARD), 5000)

    def begin(self) -> Paid:
        """A sale or a top-up, not paid."""
        return self.top_up() if self.tops_up else self.cart()

    def pay(self, sale: Paid, amount: int | None = None) -> Payment:
        """Scan the customer's code."""
        payment = intend(self.shop.desk, sale, self.at.kind, amount)
        return send(self.shop.desk, payment, self.at.code)

    def with_captures(self, paid: Paid) -> Paid:
        """With whatever was captured for it."""
        if isinstance(paid, OpenTopUp):
            return top_up_with_payments(self.shop.desk, paid)
        return with_payments(self.shop.desk, paid)

    def given_back(self, paid: Paid) -> Paid:
        """The customer has everything back."""
        if isinstance(paid, OpenTopUp):
            return give_top_up_payments_back(self.shop.desk, paid)
        return give_payments_back(self.shop.desk, paid)

    def finish(self, paid: Paid) -> Recorded:
        """With whatever was captured for it."""
        return self.write(self.with_captures(paid))

    def finish_in_cash(self, paid: Paid) -> Recorded:
        """With what is due in cash, and what it has."""
        if isinstance(paid, OpenTopUp):
            return self.write(pay_top_up(paid, CASH))
        return self.write(take_cash(self.shop.desk, paid))

    def write(self, paid: Paid) -> Recorded:
        """As it is."""
        if isinstance(paid, OpenTopUp):
            return finish_top_up(self.shop.desk, paid, ANN).result()
        return finish_sale(self.shop.desk, paid, ANN).result()

    def rest(self, minutes: int = 10, at_work: tuple[str, ...] = ()) -> tuple[Payment, ...]:
        """Let time pass while the settler works; what is not at its end then."""
        left: tuple[Payment, ...] = ()
        for _ in range(minutes):
            self.millis += MINUTE
            left = self.settler.step(at_work)
        return left

    def adds_up(self) -> None:
        """Everything is at its end, and the provider has for us exactly what the books say."""
        assert self.rest() == ()
        books = 0
        for seq in range(1, self.shop.books.head().seq + 1):
            stored = self.shop.books.entry(seq)
            body = stored.entry.body if stored is not None else None
            if isinstance(body, (*IN, *OUT)):
                captured = sum(tender.amount for tender in body.tenders if tender.payment)
                books += captured if isinstance(body, IN) else -captured
        assert self.at.server.bank.kept() == books
        for order in self.at.server.bank.orders.values():
            assert order.captured in {0, order.amount}
        self.shop.verified()
