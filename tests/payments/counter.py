"""A cashier who takes payments by code, and what must be true when everything came to rest."""

from dataclasses import dataclass, field, replace

from domain.entries import ReturnCompleted, SaleCompleted
from domain.payments import Payment
from local_db.act import Recorded
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import OpenSale
from pos_app.services.pay_by_code import intend, send, with_payments
from pos_app.services.settle_payments import Settler
from pos_app.services.suspend_sale import keep_sale
from tests.payments.at import At
from tests.services.shop import ANN, MILK, Shop

MINUTE = 60_000


@dataclass
class Till:
    """A shop whose desk has one provider; `millis` is the clock that never jumps."""

    shop: Shop
    at: At
    millis: int = 0
    settler: Settler = field(init=False)

    def __post_init__(self) -> None:
        self.plug_in()

    def plug_in(self) -> None:
        """Tell the desk of the provider, as at every start."""
        self.shop.desk = replace(self.shop.desk, payments={self.at.kind: self.at.provider})
        self.settler = Settler(self.shop.desk, lambda: self.millis)

    def again(self) -> None:
        """Kill the till and start it."""
        self.shop = self.shop.again()
        self.plug_in()

    def cart(self) -> OpenSale:
        """Two milks, kept."""
        sale = self.shop.cart(MILK, MILK)
        keep_sale(self.shop.desk, sale, ANN).result()
        return sale

    def pay(self, sale: OpenSale, amount: int | None = None) -> Payment:
        """Scan the customer's code."""
        payment = intend(self.shop.desk, sale, self.at.kind, amount)
        return send(self.shop.desk, payment, self.at.code)

    def finish(self, sale: OpenSale) -> Recorded:
        """With whatever was captured for it."""
        return finish_sale(self.shop.desk, with_payments(self.shop.desk, sale), ANN).result()

    def rest(self, minutes: int = 10) -> tuple[Payment, ...]:
        """Let time pass while the settler works; what is not at its end then."""
        left: tuple[Payment, ...] = ()
        for _ in range(minutes):
            self.millis += MINUTE
            left = self.settler.step()
        return left

    def adds_up(self) -> None:
        """Everything is at its end, and the provider has for us exactly what the books say."""
        assert self.rest() == ()
        books = 0
        for seq in range(1, self.shop.books.head().seq + 1):
            stored = self.shop.books.entry(seq)
            body = stored.entry.body if stored is not None else None
            sign = 1 if isinstance(body, SaleCompleted) else -1
            if isinstance(body, SaleCompleted | ReturnCompleted):
                books += sign * sum(tender.amount for tender in body.tenders if tender.payment)
        assert self.at.server.bank.kept() == books
        for order in self.at.server.bank.orders.values():
            assert order.captured in {0, order.amount}
        self.shop.verified()
