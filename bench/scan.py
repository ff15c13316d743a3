"""From the scan to the painted window, beside a raw lookup and a bare widget that paints the same in full."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

from bench import made
from bench.counter import window_parts, working_till
from bench.figures import Figure, Goal, Took
from bench.floor import Bare, Row, raw_file
from bench.painted import Painted, settle
from local_db.reference.feed_rows import GOODS
from pos_app.ui import acts
from pos_app.ui.cart_view import CartLines

if TYPE_CHECKING:
    from pathlib import Path

    from bench.data import Data
    from pos_app.window_parts import WindowParts

LINES, SCANS, QUIET = 20, 300, 0.006
GOAL = Goal("p99 ≤ 16.7, p50 ≤ 3 × floor", 16.7, "p99", 3.0)
_LOOKUP_SQL = (
    "SELECT a.name, b.code, p.price FROM barcode b JOIN article a ON a.id = b.article JOIN price p ON p.sku = a.sku"
    " WHERE b.code = ?"
)


def scan_to_paint(data: Data, folder: Path) -> list[Figure]:
    """A cart of 20 lines whose last one is scanned: for a guest, and for a member with a tier."""
    with working_till(data, folder / "scan") as till, closing(raw_file(data.reference(GOODS))) as raw:
        parts = window_parts(till)
        guest = _measured(data, parts, raw, None)
        member = _measured(data, parts, raw, made.card_and_phone(4)[0])
        parts.window.close_now()
        parts.close()
    return [*guest.figures("scan_painted", GOAL), *member.figures("scan_painted_member", GOAL)]


def _measured(data: Data, parts: WindowParts, raw: Any, card: str | None) -> Took:  # noqa: ANN401
    """One scan more and one line less in turns, so that each scan makes line 20; the floor's turn in between."""
    numbers = made.draw(data.sizes.articles, LINES + data.sizes.times(SCANS, 20))
    counter, window = parts.controller.counter, parts.window
    counter.fresh()
    for code in ([card] if card is not None else []) + [made.barcode(number) for number in numbers[: LINES - 1]]:
        window.scanned(code)
    settle(0.1)
    assert (counter.sale.member is not None) == (card is not None)
    bare = Bare(window, _cart(parts))
    rows = [_looked_up(raw, number) for number in numbers[: LINES - 1]]
    painted, took = Painted(window), Took()
    for number in numbers[LINES:]:
        wall = painted.wait(partial(window.scanned, made.barcode(number)))
        took.till(wall, painted.processor)
        assert len(counter.sale.cart.lines) == LINES
        settle(QUIET)
        parts.controller.did(acts.RemoveLine())
        settle(QUIET)
        wall = bare.show_rows(partial(_with_last, raw, rows, number))
        took.bare(wall, bare.processor)
        settle(QUIET)
    bare.close()
    return took


def _with_last(raw: Any, rows: list[Row], number: int) -> list[Row]:  # noqa: ANN401
    return [*rows, _looked_up(raw, number)]


def _looked_up(raw: Any, number: int) -> Row:  # noqa: ANN401
    name, code, price = raw.execute(_LOOKUP_SQL, (made.barcode(number),)).fetchone()
    return name, code, price


def _cart(parts: WindowParts) -> CartLines:
    cart = parts.window.findChild(CartLines, "cart")
    assert isinstance(cart, CartLines)
    return cart
