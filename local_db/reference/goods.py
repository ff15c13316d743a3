"""Goods: articles with this store's prices, by barcode, number, pinyin initials or any part of the name."""

from collections.abc import Callable, Iterator
from pathlib import Path

from domain.articles import Article, ScannedArticle
from domain.money import Ratio
from local_db.driver import Row
from local_db.reference.in_force import InForce
from wire.reference_schema import spaced

_COLUMNS = (
    "a.sku, a.name, a.category, a.tax_num, a.tax_den, p.price, a.per, p.member_price,"
    " coalesce((SELECT code FROM barcode WHERE article = a.id ORDER BY quantity, code LIMIT 1), ''), a.pinyin,"
    " a.cost, a.since"
)
_PRICE = (
    "LEFT JOIN price p ON p.sku = a.sku AND p.slot = (SELECT slot FROM price WHERE sku = a.sku ORDER BY"
    " CASE WHEN valid_from > ?1 THEN valid_from END, valid_from DESC LIMIT 1)"
)
"""The price that began last (NULL, for those that have begun, comes first); before any has begun, the one that is the
first to begin. ?1 is the present moment."""
_FROM = f"FROM article a {_PRICE}"
_BARCODE_SQL = (  # nothing but constants
    f"SELECT {_COLUMNS}, b.quantity FROM barcode b JOIN article a ON a.id = b.article"  # noqa: S608
    f" {_PRICE} WHERE b.code = ?2"
)
_SKU_SQL = f"SELECT {_COLUMNS} {_FROM} WHERE a.sku = ?2"
_SKUS_SQL = f"SELECT {_COLUMNS} {_FROM} WHERE a.sku >= ?2 AND a.sku < ?3 ORDER BY a.sku LIMIT ?4"
_BARCODES_SQL = (
    f"SELECT {_COLUMNS} {_FROM} WHERE a.id IN"  # noqa: S608
    " (SELECT article FROM barcode WHERE code >= ?2 AND code < ?3 ORDER BY code LIMIT ?4)"
)
_PINYIN_SQL = f"SELECT {_COLUMNS} {_FROM} WHERE a.pinyin >= ?2 AND a.pinyin < ?3 ORDER BY a.pinyin, a.id LIMIT ?4"
_NAME_SQL = (
    f"SELECT {_COLUMNS} FROM (SELECT rowid AS id FROM article_name WHERE article_name MATCH ?2 ORDER BY rowid LIMIT ?3)"  # noqa: S608
    f" found JOIN article a ON a.id = found.id {_PRICE} ORDER BY a.id"
)
_UPC, _EAN = 12, 13


def _late() -> str:
    return "9"


class Goods:
    """Questions to the goods file; `price` is None where this store has none.

    `now` is the present moment (RFC 3339, UTC): a price that was released for later holds from its moment on. Without
    it every price has begun.
    """

    def __init__(self, file: InForce | Path, now: Callable[[], str] = _late) -> None:
        self._file = file if isinstance(file, InForce) else InForce(file)
        self._now = now

    def by_barcode(self, code: str) -> ScannedArticle | None:
        """What a barcode stands for; a UPC-A and its EAN-13 with a leading zero are the same."""
        for wanted in _spellings(code):
            row = self._file.one(_BARCODE_SQL, (self._now(), wanted))
            if row is not None:
                return ScannedArticle(_article(row), row[-1])
        return None

    def by_sku(self, sku: str) -> Article | None:
        """The article of that number."""
        row = self._file.one(_SKU_SQL, (self._now(), sku))
        return _article(row) if row is not None else None

    def search(self, text: str, limit: int = 20) -> tuple[Article, ...]:
        """Articles by the start of number or barcode, pinyin initials, or any part of the name, popular ones first."""
        wanted = text.strip()
        found: dict[str, Article] = {}
        if wanted:
            for sql, params in _searches(wanted):
                rows = self._file.all(sql, (self._now(), *params, limit))
                found |= {row[0]: _article(row) for row in rows if row[0] not in found}
                if len(found) >= limit:
                    break
        return tuple(found.values())[:limit]

    def close(self) -> None:
        """Close the connections."""
        self._file.close()


def _spellings(code: str) -> Iterator[str]:
    yield code
    if len(code) == _UPC:
        yield "0" + code
    elif len(code) == _EAN and code.startswith("0"):
        yield code[1:]


def _searches(wanted: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ways to look, best first; the next one only fills up what the ones before left free."""
    if wanted.isascii():
        yield _SKUS_SQL, _prefix(wanted)
        yield (_BARCODES_SQL if wanted.isdigit() else _PINYIN_SQL), _prefix(wanted.lower())
    phrase = spaced(wanted.replace('"', " "))
    if phrase:
        yield _NAME_SQL, (f'"{phrase}"',)


def _prefix(text: str) -> tuple[str, str]:
    """A range that holds everything that begins so."""
    return text, text + "\U0010ffff"


def _article(row: Row) -> Article:
    sku, name, category, tax_num, tax_den, *rest = row[:12]
    return Article(sku, name, category, Ratio(tax_num, tax_den), *rest)
