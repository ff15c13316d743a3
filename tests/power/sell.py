"""The program whose disk loses power: opens real books and reference files, sells, and learns from HQ.

`python -m tests.power.sell FULL|NORMAL|OFF FOLDER MARKS`. It marks every entry that a screen would show as done, and
every position of HQ's feed that it counts as learnt. NORMAL and OFF are what the product refuses to run with.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from domain.errors import Refusal
from local_db.act import Recorded
from local_db.books import Books
from local_db.driver import dbapi2
from local_db.keys import write_key_file
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.clear_cart import clear_cart
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.services.scan_article import scan_article
from pos_app.services.suspend_sale import keep_sale, suspend_sale
from pos_app.services.take_payment import take_cash, take_stored_value
from tests.local_db.world import KEY
from tests.services.shop import ANN, CARD, CASE, MEMBERS, MILK, PLAN, Shop, member_row, rows
from wire import reference_schema as schema
from wire.snapshots import SnapshotText

SALES = 50
FIRST_LEARNT = 2000
KEY_FILE = "till.key"


@dataclass
class Story:
    """A shift at a till, told to a file of marks."""

    shop: Shop
    marks: IO[bytes]

    def mark(self, kind: str, recorded: Recorded) -> None:
        """Say that this entry was shown as done: its place and its hash."""
        self.marks.write(f"{kind} {recorded.entry.seq} {recorded.hash}\n".encode())

    def learnt(self, scope: str, cursor: int) -> None:
        """Say that HQ's feed is here up to this position."""
        self.marks.write(f"learnt {cursor} {scope}\n".encode())

    def tell(self) -> None:
        """Sell; of eight customers one brings back, one waits, one goes; HQ sends rows, and once all goods anew."""
        self.mark("shift", self.shop.open())
        for number in range(SALES):
            self.shop.clock.forward(seconds=20)
            sold = self.sell(number)
            if number % 8 == 3:
                opened = want_everything(open_return(self.shop.desk, f"S01-R2-{sold.entry.seq:06d}"))
                self.mark("returned", return_goods(self.shop.desk, opened, ANN).result())
            if number % 8 == 5:
                suspend_sale(self.shop.desk, self.cart(number), ANN).result()
            if number % 8 == 7:
                self.mark("cleared", clear_cart(self.shop.desk, self.cart(number), ANN).result())
            if number % 10 == 4:
                self.learn(FIRST_LEARNT + number)
            if number == SALES // 2:
                self.replace_goods(FIRST_LEARNT + number)

    def cart(self, number: int) -> OpenSale:
        """A few articles, kept scan by scan as the window keeps them."""
        sale = new_sale(self.shop.desk)
        for code in (MILK, CASE, MILK, CASE)[: 1 + number % 4]:
            sale = scan_article(self.shop.desk, sale, code)
            keep_sale(self.shop.desk, sale, ANN)
        return sale

    def sell(self, number: int) -> Recorded:
        """One customer; every third is a member who pays a part from the card."""
        sale = self.cart(number)
        if number % 3 == 0:
            sale = attach_member(self.shop.desk, sale, find_card(self.shop.desk, CARD))
            sale = take_stored_value(self.shop.desk, sale, 100)
        recorded = finish_sale(self.shop.desk, take_cash(self.shop.desk, sale), ANN).result()
        self.mark("paid", recorded)
        return recorded

    def learn(self, cursor: int) -> None:
        """A row of HQ's feed."""
        self.shop.store.apply_rows([member_row(MEMBERS[0], version=cursor)], {"store:S01": cursor}, 1)
        self.learnt("store:S01", cursor)

    def replace_goods(self, cursor: int) -> None:
        """A snapshot takes the place of the goods file."""
        path = goods_file(self.shop.store.snapshot_folder() / "fetched")
        text = SnapshotText(scope="chain", bytes=0, sha256="0" * 64, cursor=cursor, schema=schema.SCHEMA, life=1)
        self.shop.store.install_snapshot(text, path)
        self.learnt("chain", cursor)


def goods_file(path: Path) -> Path:
    """The goods as HQ packs them."""
    file = dbapi2.connect(path)
    statements: list[tuple[str, tuple[Any, ...]]] = [(sql, ()) for sql in schema.GOODS_DDL]
    statements.append((schema.META_SQL, ("schema", str(schema.SCHEMA))))
    for row in rows(PLAN):
        if row.scope == "chain":
            statements += schema.put(row.kind, row.key, row.doc or {}, fresh=True)
            statements.append((schema.LIVE_SQL, ("chain", row.kind, row.key, row.version, 0)))
    for sql, values in statements:
        file.execute(sql, values)
    file.commit()
    file.close()
    return path


def weaken(books: Books, synchronous: str) -> None:
    """Let the writer sync less than the product does: what the test must be able to tell."""
    books.submit(lambda: books._writer.execute(f"PRAGMA synchronous = {synchronous}").fetchall()).result()


def main(synchronous: str, folder: Path, marks: Path) -> None:
    """Make a key and books in the folder, and sell."""
    write_key_file(folder / KEY_FILE, KEY)
    shop = Shop.new(folder, language="zh_CN")
    shop.hq.online = False
    if synchronous != "FULL":
        weaken(shop.books, synchronous)
    with marks.open("ab", buffering=0) as told:
        told.write(b"ready\n")
        Story(shop, told).tell()
        shop.close()


if __name__ == "__main__":
    try:
        main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    except Refusal as refusal:
        sys.exit(f"refused: {refusal.code} {refusal.params}")
