"""The counter as the customer may see it: the same model as the cashier's, less what is not for him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.services.open_sale import pieces
from pos_app.services.paper import masked, quantity_text
from pos_app.ui.acts import TenderKind
from pos_app.ui.control.top_up_sheet import CodeSheet, TopUpSheet
from pos_app.ui.control.view_sale import paid_state, tier_text
from pos_app.ui.speak import translate
from pos_app.ui.state_customer import CustomerLine, CustomerStage, CustomerState, PaySign
from pos_app.ui.state_panels import CodeStage, CodeState, PhoneState, SlipState
from pos_app.ui.state_sheet import SheetState

if TYPE_CHECKING:
    from pos_app.services.open_sale import OpenSale
    from pos_app.ui.control.counter import Counter

_SERVED = frozenset({"sale", "locked"})
"""Where the open sale is the customer's: he waits for it also while the till is locked."""
LATER = frozenset({TenderKind.ON_ACCOUNT, TenderKind.FLOOR})
_SIGNS = {
    CodeStage.SCAN: PaySign.SHOW_CODE,
    CodeStage.ASKING: PaySign.WAIT,
    CodeStage.WAITING: PaySign.CONFIRM,
    CodeStage.NO_ANSWER: PaySign.WAIT,
}


def customer_state(counter: Counter) -> CustomerState:
    """What the customer sees now."""
    if counter.place == "paid" and counter.paid is not None:
        return _thanks(counter)
    topping = _topping(counter) if counter.place in _SERVED else None
    if topping is not None:
        return topping
    if counter.place in _SERVED and not counter.sale.cart.empty:
        return _sale(counter, counter.sale)
    return CustomerState(store=counter.desk.store_name)


def _sale(counter: Counter, sale: OpenSale) -> CustomerState:
    due, stage, sign, symbol = sale.settlement.due, CustomerStage.CART, PaySign.ANY, ()
    panel = counter.panel
    if isinstance(panel, CodeState):
        due, stage, sign = panel.amount, CustomerStage.PAY, _SIGNS[panel.stage]
    elif isinstance(panel, SlipState):
        due, stage, sign = panel.amount, CustomerStage.PAY, PaySign.TERMINAL
    elif isinstance(panel, PhoneState):
        return _of(counter, sale, CustomerStage.PAY, panel.amount, PaySign.SCAN_THIS, panel.symbol)
    elif counter.armed or sale.tenders:
        stage = CustomerStage.PAY
    return _of(counter, sale, stage, due, sign, symbol)


def _of(
    counter: Counter, sale: OpenSale, stage: CustomerStage, due: int, sign: PaySign, symbol: tuple[str, ...]
) -> CustomerState:
    member = sale.member
    return CustomerState(
        stage,
        store=counter.desk.store_name,
        lines=tuple(
            CustomerLine(line.article.name, quantity_text(line.quantity, line.article.per), priced.payable)
            for line, priced in zip(sale.cart.lines, sale.bill.lines, strict=True)
        )
        + _brought(sale),
        pieces=pieces(sale),
        saved=max(0, sale.bill.saved),
        payable=sale.bill.payable - sale.credit,
        due=due,
        member=masked(member.name) if member is not None else "",
        tier=tier_text(counter, member) if member is not None else "",
        sign=sign,
        symbol=symbol,
    )


def _topping(counter: Counter) -> CustomerState | None:
    """A top-up that is being paid; the cart below waits."""
    panel, shown = counter.panel, counter.sheet if isinstance(counter.panel, SheetState) else counter.payee
    sign, under = PaySign.ANY, shown
    if isinstance(shown, CodeSheet):
        sign, under = PaySign.SHOW_CODE, shown.under
    if not isinstance(under, TopUpSheet):
        return None
    opened, due = under.opened, under.opened.settlement.due
    if isinstance(shown, CodeSheet):
        due = shown.amount
    elif isinstance(panel, CodeState):
        sign, due = _SIGNS[panel.stage], panel.amount
    elif under.slip:
        sign, due = PaySign.TERMINAL, under.slip
    member = opened.member
    return CustomerState(
        CustomerStage.PAY,
        store=counter.desk.store_name,
        lines=(CustomerLine(translate("Customer", "Top-up"), "1", opened.principal),),
        pieces=1,
        payable=opened.principal,
        due=due,
        member=masked(member.name),
        tier=tier_text(counter, member),
        sign=sign,
    )


def _brought(sale: OpenSale) -> tuple[CustomerLine, ...]:
    """What comes back in exchange."""
    brought = sale.exchange.lines if sale.exchange is not None else ()
    return tuple(CustomerLine(one.name, quantity_text(one.quantity, one.per), -one.payable) for one in brought)


def _thanks(counter: Counter) -> CustomerState:
    """Change and points as the entry has them; what was bought is no more to be read by whoever comes next."""
    paid = paid_state(counter)
    bought = paid.sale.totals
    return CustomerState(
        CustomerStage.THANKS,
        store=counter.desk.store_name,
        saved=0 if paid.returned else max(0, bought.list - bought.payable),
        payable=sum(tender.amount for tender in paid.tenders) if paid.returned else bought.payable - bought.credit,
        change=paid.change,
        points=paid.points,
        receipt=paid.receipt,
        returned=paid.returned,
        later=0 if paid.returned else sum(tender.amount for tender in paid.tenders if tender.kind in LATER),
    )
