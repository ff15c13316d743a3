"""A receipt of any register is opened: at once where its right lies here, else HQ is asked off the UI thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.fetch_return import ELSEWHERE, fetch_receipt, open_receipt
from pos_app.services.route_scan import receipt_number, receipt_parts
from pos_app.ui.control.wait_sheet import ask_hq
from pos_app.ui.speak import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.return_gift import OpenGift
    from pos_app.services.return_goods import OpenReturn
    from pos_app.ui.control.counter import Counter


def fetch(counter: Counter, code: str, then: Callable[[OpenReturn | OpenGift], None]) -> None:
    """Open what the code names and go on with it; a sheet waits while HQ is asked. Refusals as `fetch_receipt`."""
    try:
        opened = open_receipt(counter.desk, code)
    except Refusal as refusal:
        if refusal.code not in ELSEWHERE:
            raise
        register, seq, _ = receipt_parts(code)
        title = translate("Sheet", "Asking HQ for receipt {number}").format(number=receipt_number(register, seq))
        ask_hq(counter, title, partial(fetch_receipt, counter.desk, code), then)
        return
    then(opened)
