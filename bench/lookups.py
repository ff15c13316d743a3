"""Looking up: members, articles, search, and pricing, each beside the bare driver's question."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

from bench import made
from bench.counter import basket, working_till
from bench.figures import Figure, Goal, Samples, figure, timed
from bench.floor import raw_file
from local_db.reference.feed_rows import GOODS, PEOPLE
from pos_app.services.attach_member import attach_member, find_card, find_members
from pos_app.services.open_sale import priced
from pos_app.services.search_articles import search_articles
from wire.reference_schema import spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bench.data import Data

ASKED, SEARCHED, PRICED, LINES = 4000, 600, 600, 20
EXACT, CHOICE = Goal("p99 ≤ 2", 2.0), Goal("p99 ≤ 20", 20.0)
_END = "\U0010ffff"
_ARTICLE_SQL = (
    "SELECT a.name, p.price FROM barcode b JOIN article a ON a.id = b.article JOIN price p ON p.sku = a.sku"
    " WHERE b.code = ?"
)
_NAME_SQL = (
    "SELECT a.name, p.price FROM (SELECT rowid AS id FROM article_name WHERE article_name MATCH ? ORDER BY rowid"
    " LIMIT 20) found JOIN article a ON a.id = found.id JOIN price p ON p.sku = a.sku"
)
_PINYIN_SQL = (
    "SELECT a.name, p.price FROM article a JOIN price p ON p.sku = a.sku WHERE a.pinyin >= ? AND a.pinyin < ?"
    " ORDER BY a.pinyin, a.id LIMIT 20"
)
_LAST4_SQL = "SELECT doc FROM member WHERE phone_back >= ? AND phone_back < ? ORDER BY id DESC LIMIT 9"
_INITIALS_SQL = "SELECT doc FROM member WHERE pinyin >= ? AND pinyin < ? ORDER BY pinyin, id LIMIT 9"


def members(data: Data, folder: Path) -> list[Figure]:
    """A member by card and phone (also of another store), by the last four digits, by pinyin initials."""
    here = [made.member(number) for number in made.draw(data.sizes.people, data.sizes.times(ASKED, 50))]
    far = [made.card_and_phone(number)[0] for number in _others(data)]
    few = here[: data.sizes.times(SEARCHED, 20)]
    with working_till(data, folder / "members") as till:
        raw = raw_file(data.reference(PEOPLE), data.people_key())
        ask = partial(_asked, raw)
        with closing(raw):
            by_card, by_phone = (f"SELECT doc FROM member WHERE {name} = ? LIMIT 1" for name in ("card", "phone"))
            found = partial(find_members, till.desk)
            card = partial(find_card, till.desk)
            return [
                figure("member_by_card", "ms", ask(by_card, [(card, m.card, (m.card,)) for m in here]), EXACT),
                figure("member_by_phone", "ms", ask(by_phone, [(found, m.phone, (m.phone,)) for m in here]), EXACT),
                figure("member_of_chain", "ms", ask(by_card, [(card, code, (code,)) for code in far]), EXACT),
                figure("member_by_last4", "ms", ask(_LAST4_SQL, [(found, *_last4(m.phone)) for m in few]), CHOICE),
                figure("member_by_pinyin", "ms", ask(_INITIALS_SQL, [(found, *_range(m.pinyin)) for m in few]), CHOICE),
            ]


def articles(data: Data, folder: Path) -> list[Figure]:
    """An article by barcode, the search at a keystroke, and the price of 20 lines: for information."""
    numbers = made.draw(data.sizes.articles, data.sizes.times(ASKED, 50))
    few = [made.article(number) for number in numbers[: data.sizes.times(SEARCHED, 20)]]
    with working_till(data, folder / "articles") as till:
        raw = raw_file(data.reference(GOODS))
        ask = partial(_asked, raw)
        with closing(raw):
            scanned, search = till.desk.goods.by_barcode, partial(search_articles, till.desk)
            codes = [made.barcode(number) for number in numbers]
            figures = [
                figure("article_by_barcode", "ms", ask(_ARTICLE_SQL, [(scanned, code, (code,)) for code in codes])),
                figure("search_by_name", "ms", ask(_NAME_SQL, [(search, *_phrase(a.name[2:4])) for a in few])),
                figure("search_by_pinyin", "ms", ask(_PINYIN_SQL, [(search, *_range(a.pinyin[:4])) for a in few])),
            ]
        sale = basket(till, numbers[:LINES])
        member = attach_member(till.desk, sale, find_card(till.desk, made.card_and_phone(4)[0]))
        pricing = Samples([timed(partial(priced, till.desk, member)) for _ in range(data.sizes.times(PRICED, 20))])
    return [*figures, figure("price_20_lines", "ms", pricing)]


def _others(data: Data) -> Sequence[int]:
    """Members that are not of this store."""
    more = data.sizes.members - data.sizes.people
    return [data.sizes.people + number for number in made.draw(more, data.sizes.times(ASKED, 50))]


def _last4(phone: str) -> tuple[str, tuple[str, str]]:
    digits = phone[-4:]
    return digits, (digits[::-1], digits[::-1] + _END)


def _range(text: str) -> tuple[str, tuple[str, str]]:
    return text, (text, text + _END)


def _phrase(text: str) -> tuple[str, tuple[str]]:
    return text, (f'"{spaced(text)}"',)


def _asked(raw: Any, sql: str, questions: Sequence[tuple[Callable[[str], object], str, tuple[str, ...]]]) -> Samples:  # noqa: ANN401
    """Each question to the till and then to the bare driver."""
    samples = Samples()
    for ask, text, params in questions:
        samples.found.append(timed(partial(ask, text)))
        samples.floor.append(timed(partial(_fetched, raw, sql, params)))
    return samples


def _fetched(raw: Any, sql: str, params: tuple[str, ...]) -> object:  # noqa: ANN401
    return raw.execute(sql, params).fetchall()
