"""The program whose disk loses power: opens real books, sells, and marks every sale that a screen would call paid.

`python -m tests.power.sell FULL|NORMAL|OFF FOLDER MARKS`; NORMAL and OFF are what the product refuses to run with.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from domain.errors import Refusal
from local_db.act import Recorded
from local_db.books import Books
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.clear_cart import clear_cart
from pos_app.services.desk import Desk
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.open_shift import open_shift
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.services.scan_article import scan_article
from pos_app.services.sign_in import sign_in
from pos_app.services.suspend_sale import keep_sale, suspend_sale
from pos_app.services.take_payment import take_cash, take_stored_value
from tests.local_db.world import MILK, PEARS, SOAP, Shop
from tests.power.desk import CARD, CASHIER, Clock, desk_of

SALES = 50


@dataclass
class Story:
    """A shift at a till, told to a file of marks."""

    desk: Desk
    marks: IO[bytes]

    def mark(self, kind: str, recorded: Recorded) -> None:
        """Say that this entry was shown as done: its place and its hash."""
        self.marks.write(f"{kind} {recorded.entry.seq} {recorded.hash}\n".encode())

    def tell(self) -> None:
        """Open a shift and sell; every eighth customer brings something back, waits, or goes without buying."""
        self.mark("signed in", sign_in(self.desk, CASHIER).result())
        self.mark("shift", open_shift(self.desk, CASHIER, 20_000).result())
        for number in range(SALES):
            sold = self.sell(number)
            if number % 8 == 3:
                opened = want_everything(open_return(self.desk, f"S01-R2-{sold.entry.seq:06d}"))
                self.mark("returned", return_goods(self.desk, opened, CASHIER).result())
            if number % 8 == 5:
                suspend_sale(self.desk, self.cart(number), CASHIER).result()
            if number % 8 == 7:
                self.mark("cleared", clear_cart(self.desk, self.cart(number), CASHIER).result())

    def cart(self, number: int) -> OpenSale:
        """A few articles, kept scan by scan as the window keeps them."""
        sale = new_sale(self.desk)
        goods = [(MILK, 2), (SOAP, 1), (PEARS, 735), (MILK, 1)][: 1 + number % 4]
        for article, quantity in goods:
            sale = scan_article(self.desk, sale, article.sku, quantity)
            keep_sale(self.desk, sale, CASHIER)
        return sale

    def sell(self, number: int) -> Recorded:
        """One customer; every third is a member who pays a part from the card."""
        sale = self.cart(number)
        if number % 3 == 0:
            sale = attach_member(self.desk, sale, find_card(self.desk, CARD))
            sale = take_stored_value(self.desk, sale, 100)
        sale = take_cash(self.desk, sale)
        recorded = finish_sale(self.desk, sale, CASHIER).result()
        self.mark("paid", recorded)
        return recorded


def weaken(books: Books, synchronous: str) -> None:
    """Let the writer sync less than the product does: what the test must be able to tell."""
    books.submit(lambda: books._writer.execute(f"PRAGMA synchronous = {synchronous}").fetchall()).result()


def main(synchronous: str, folder: Path, marks: Path) -> None:
    """Make books in the folder and sell."""
    shop = Shop.new(folder / "books.db")
    if synchronous != "FULL":
        weaken(shop.books, synchronous)
    with marks.open("ab", buffering=0) as told:
        told.write(b"ready\n")
        Story(desk_of(shop.books, Clock(shop.at)), told).tell()
        shop.books.close()


if __name__ == "__main__":
    try:
        main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    except Refusal as refusal:
        sys.exit(f"refused: {refusal.code} {refusal.params}")
