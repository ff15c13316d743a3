"""Made-up states of the customer's display, for pictures and tests."""

from msgspec.structs import replace

from pos_app.ui import samples
from pos_app.ui.state_customer import CustomerLine, CustomerStage, CustomerState, PaySign

_CODE = tuple("".join("1" if (row * column + row) % 3 else "0" for column in range(33)) for row in range(33))


def states(language: str) -> dict[str, CustomerState]:
    """Each stage by the name of its picture."""
    sale = samples.checkout(language)
    lines = tuple(CustomerLine(one.name, one.quantity_text, one.amount) for one in sale.lines)
    store = samples.text(language, "store")
    cart = CustomerState(
        CustomerStage.CART,
        store=store,
        lines=lines,
        pieces=sale.pieces,
        saved=3995,
        payable=18974,
        due=18974,
        member="王*明",
        tier=samples.text(language, "tier"),
    )
    pay = replace(cart, stage=CustomerStage.PAY)
    large = replace(lines[-1], name=" ".join(samples.names(language)), quantity_text="1,234.567 kg", amount=999999999)
    thanks = CustomerState(
        CustomerStage.THANKS, store=store, payable=18974, saved=3995, change=1026, points=189, receipt="S01-R2-000123"
    )
    return {
        "idle": CustomerState(store=store),
        "cart": cart,
        "cart_guest": replace(cart, member="", tier="", lines=lines[:2], pieces=3, saved=0, payable=3664, due=3664),
        "cart_exchange": replace(
            cart, lines=(*lines[:3], replace(lines[2], amount=-7990)), pieces=4, saved=1795, payable=3664, due=3664
        ),
        "cart_large": replace(cart, lines=(*lines, large), saved=123456789, payable=999999999, due=999999999),
        "cart_training": replace(cart, training=True),
        **{f"pay_{sign.value}": replace(pay, sign=sign) for sign in PaySign if sign is not PaySign.SCAN_THIS},
        "pay_part": replace(pay, due=3974, sign=PaySign.SHOW_CODE),
        "pay_phone": replace(pay, sign=PaySign.SCAN_THIS, symbol=_CODE, due=5000),
        "thanks": thanks,
        "thanks_later": replace(thanks, later=18974, change=0),
        "thanks_returned": replace(thanks, returned=True, saved=0, points=-18, change=2385),
    }
