"""A store that is kept between runs: its HQ, a till that was enrolled there, and the same till after a long backlog."""

from __future__ import annotations

import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bench import made
from bench.counter import LANGUAGE, basket, begin, cashier
from bench.headquarters import new_database, serving
from demo.chain.plan import plan_text
from domain.entries import UnitAmount
from domain.money import Ratio
from hq.bootstrap import SECRETS, migrate, open_hq
from hq.key_file import key_text
from hq.services import backup, enrol, load_chain
from hq.services.chain import Article, Barcode, Chain, Member, Price, Staff, Store
from hq.store.database import open_database
from pos_app.bootstrap import BOOKS, Settings, enrol_till, open_till
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.finish_sale import finish_sale
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_cash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.data import Data
    from bench.postgres import PostgresServer
    from local_db.driver import Transaction
    from pos_app.bootstrap import Till
    from pos_app.services.open_sale import OpenSale

FORM = 1
SALES, GOODS, MEMBERS, LINES = 7_000, 2_000, 500, 4
LOT, LOT_AMOUNT = "SVP/20260101-a", 10_000_000
TILL, KEY, FRESH, HQ, COPY = "till", "till.key", "fresh.db", "hq", "hq.backup"
SETTLE_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Town:
    """Where the store lies, and of how many sales the backlog is."""

    folder: Path
    sales: int

    @contextmanager
    def open(self, server: PostgresServer, to: Path) -> Iterator[str]:
        """Its HQ out of a backup, on PostgreSQL, served; the address. `to` is a new folder for the HQ's files."""
        shutil.copytree(self.folder / HQ, to)
        url = new_database(server, f"town_{to.name}_{to.parent.name[-4:]}".replace("-", "_"))
        database = open_database(url)
        migrate(database)
        backup.read_into(database, self.folder / COPY)
        database.close()
        with serving(to, url) as address:
            yield address

    def till(self, to: Path, url: str = "", *, sold: bool = False) -> Till:
        """A copy of the till, with the backlog or before it; without an address it talks with nobody."""
        shutil.copytree(self.folder / TILL, to)
        if not sold:
            shutil.copy(self.folder / FRESH, to / BOOKS)
        key = to.with_suffix(".key")
        shutil.copy(self.folder / KEY, key)
        return open_till(Settings(data=to, key_file=key, hq_url=url, language=LANGUAGE))


def sale_of(till: Till, number: int, goods: list[int], members: int) -> OpenSale:
    """A sale of four lines, paid and not finished; every second one to a member."""
    sale = basket(till, [goods[(number * LINES + line) % len(goods)] for line in range(LINES)])
    if number % 2:
        sale = attach_member(till.desk, sale, find_card(till.desk, made.card_and_phone(number % members + 1)[0]))
    sale = take_cash(till.desk, sale)
    keep_sale(till.desk, sale, cashier(till)).result()
    return sale


def finished(till: Till, sale: OpenSale) -> None:
    """Back once it is durable."""
    finish_sale(till.desk, sale, cashier(till)).result()


def goods_drawn() -> list[int]:
    """The numbers of articles in the order in which they are sold."""
    return made.draw(GOODS, 10_007, 3)


def town(data: Data) -> Town:
    """The store of these sizes, made when it is not there yet."""
    sales = data.sizes.times(SALES, 20)
    folder = data.folder / f"town-{FORM}-{sales}"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        _make(folder, sales)
        (folder / "ready").touch()
    return Town(folder, sales)


def chain(articles: int, members: int) -> Chain:
    """One store with made articles, prices, members with a lot each, and the cashier."""
    goods = [made.article(number) for number in range(1, articles + 1)]
    people = (made.member(number) for number in range(1, members + 1))
    return Chain(
        stores=(Store(made.STORE, "滨江店"),),
        articles=tuple(
            Article(
                one.sku,
                one.name,
                one.category,
                Ratio(one.vat, 100),
                rank=one.number,
                barcodes=(Barcode(one.code),),
            )
            for one in goods
        ),
        prices=tuple(Price(made.STORE, one.sku, one.price, one.member_price) for one in goods),
        plans=(plan_text(),),
        staff=(Staff(made.CASHIER, "李雷", "cashier", "-", made.STORE),),
        members=tuple(
            Member(one.id, one.name, one.phone, one.card, made.STORE, units=(UnitAmount(one.id, LOT, LOT_AMOUNT),))
            for one in people
        ),
    )


def _make(folder: Path, sales: int) -> None:
    hq = open_hq(None, folder / HQ)
    try:
        load_chain.load(hq, chain(GOODS, MEMBERS))
        _, code = enrol.new_code(hq, made.STORE)
        with serving(folder / HQ) as url:
            till = enrol_till(Settings(data=folder / TILL, key_file=folder / KEY, hq_url=url), code)
            begin(till)
            until_sent(till)
            till.close()
        backup.write(hq.database, folder / COPY, hq.secrets.life, hq.now(), key_text(folder / HQ / SECRETS))
    finally:
        hq.database.close()
    for path in (folder / HQ).glob("hq.db*"):
        path.unlink()
    shutil.copy(folder / TILL / BOOKS, folder / FRESH)
    till = open_till(Settings(data=folder / TILL, key_file=folder / KEY, language=LANGUAGE))
    goods = goods_drawn()
    for number in range(sales):
        finished(till, sale_of(till, number, goods, MEMBERS))
    till.books.run(_printed, urgent=True).result()
    till.close()
    (folder / KEY).with_suffix(".head").unlink(missing_ok=True)


def until_sent(till: Till) -> None:
    """Back when HQ has what the till wrote, and the till what HQ told."""
    syncer = till.syncer
    assert syncer is not None
    till.hq.wake()
    wait_for(partial(_is_quiet, till))


def _is_quiet(till: Till) -> bool:
    syncer = till.syncer
    position = till.books.epochs()[-1]
    return syncer is not None and syncer.health.complete and position.pushed == till.books.head().seq


def wait_for(wanted: partial[bool], seconds: float = SETTLE_SECONDS) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not wanted():
        assert time.monotonic() < deadline, "it does not come to it"
        time.sleep(0.005)


def _printed(tx: Transaction) -> None:
    """As if a printer had taken everything."""
    tx.execute("DELETE FROM print_job")
