"""What a replay says at its end: the books side by side, `imported`, the times, the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo.replay.figures import ImportedFigures
from demo.replay.totals import Totals, disagreements, money, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo.replay.baskets import Trade
    from demo.replay.through_services import Outcome

MOST_SHOWN = 20


def report(trade: Trade, outcome: Outcome, seconds: float) -> Iterator[str]:
    """The report, line by line; `seconds` is how long everything took."""
    yield from side_by_side(outcome.data, outcome.till, outcome.hq)
    till = sum(outcome.till.values(), Totals())
    lines, value = len(trade.lines), int(trade.lines.payable.sum())
    sold = ImportedFigures(till.imported_lines, lines, till.imported_size, till.imported, value)
    yield (
        f"imported: {sold.lines:,} of {lines:,} lines ({100 * sold.lines / max(1, lines):.2f} %),"
        f" {money(sold.size)} without signs ({100 * sold.size / max(1, value):.3f} %), balance {money(sold.balance)}"
    )
    if not sold.within_limits:
        yield "imported is above its limits, 4 % of the lines and 0.4 % of the value"
    yield f"{outcome.registers:,} registers, {outcome.entries:,} entries, {till.sales:,} sales"
    for part, spent in outcome.seconds.items():
        yield f"{part:<38}{spent:>9.1f} s"
    selling = outcome.seconds.get("selling, pushing, proving the tills", seconds)
    yield f"{'all':<38}{seconds:>9.1f} s   {till.sales / max(selling, 0.001):.0f} sales a second while selling"
    wrong = [
        *outcome.wrong,
        *(f"{store} week {week}: not equal" for store, week in disagreements(outcome.data, outcome.till, outcome.hq)),
    ]
    yield from wrong[:MOST_SHOWN]
    yield "equal to the cent: till = HQ = data" if not wrong else f"NOT EQUAL: {len(wrong)} differences"
