"""A receipt of any register is opened: at once where its right lies here, else HQ is asked off the UI thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.fetch_return import ELSEWHERE, fetch_receipt, open_receipt

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.return_gift import OpenGift
    from pos_app.services.return_goods import OpenReturn
    from pos_app.ui.control.counter import Counter


def fetch(counter: Counter, code: str, then: Callable[[OpenReturn | OpenGift], None]) -> None:
    """Open what the code names and go on with it; the keys rest while HQ is asked. Refusals as `fetch_receipt`."""
    try:
        opened = open_receipt(counter.desk, code)
    except Refusal as refusal:
        if refusal.code not in ELSEWHERE:
            raise
        counter.ask(partial(fetch_receipt, counter.desk, code), then)
        return
    then(opened)
