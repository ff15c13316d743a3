"""From the scan to the painted window, beside a raw lookup and a bare widget that paints the same in full."""

from __future__ import annotations

import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

from bench import made
from bench.counter import window_parts, working_till
from bench.figures import Figure, Goal, Samples, figure
from bench.floor import Bare, raw_file
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
        parts.background.close()
    return [figure("scan_painted", "ms", guest, GOAL), figure("scan_painted_member", "ms", member, GOAL)]


def _measured(data: Data, parts: WindowParts, raw: Any, card: str | None) -> Samples:  # noqa: ANN401
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
    painted, samples = Painted(window), Samples()
    for number in numbers[LINES:]:
        samples.found.append(painted.wait(partial(window.scanned, made.barcode(number))))
        assert len(counter.sale.cart.lines) == LINES
        settle(QUIET)
        parts.controller.did(acts.RemoveLine())
        settle(QUIET)
        start = time.perf_counter()
        last = _looked_up(raw, number)
        samples.floor.append((time.perf_counter() - start) * 1000 + bare.show_rows([*rows, last]))
        settle(QUIET)
    bare.close()
    return samples


def _looked_up(raw: Any, number: int) -> tuple[str, str, int]:  # noqa: ANN401
    name, code, price = raw.execute(_LOOKUP_SQL, (made.barcode(number),)).fetchone()
    return name, code, price


def _cart(parts: WindowParts) -> CartLines:
    cart = parts.window.findChild(CartLines, "cart")
    assert isinstance(cart, CartLines)
    return cart
