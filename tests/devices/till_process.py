"""A till that only prints, as a process to be killed: books, key as in the test, port and number of receipts."""

import sys
import time
from pathlib import Path

from local_db.act import NewJob
from local_db.books import create_books
from local_db.keys import BooksKey
from pos_app.devices.network_link import NetworkLink
from tests.devices.workshop import Workshop, slip

KEY = BooksKey.of(bytes(range(48)))


def main(path: Path, port: int, count: int) -> None:
    """Queue receipts and print until killed."""
    books = create_books(path, KEY)
    for number in range(1, count + 1):
        books.enqueue(NewJob("receipt", slip(number))).result()
    Workshop(NetworkLink("127.0.0.1", port), books).worker.start()
    time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
