"""The training desk: the shop's own articles and plan, everything else made up and thrown away."""

from __future__ import annotations

import hashlib
import hmac
import shutil
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from domain.articles import check_digit
from domain.entries import EpochOpened
from domain.tenders import CAPTURED
from local_db.act import Act
from local_db.books import create_books
from local_db.keys import BooksKey
from local_db.member_view import Members
from local_db.reference.feed_store import FeedStore
from pos_app.services.ports import StaffMember
from pos_app.services.route_scan import CARD
from pos_app.training.practice import NoHq, PracticeProvider
from wire import messages
from wire.allowances import Grant, Granted
from wire.bodies import plan_text
from wire.feed import FeedRow
from wire.fields import time_text
from wire.keys import private_key, public_text, to_base64
from wire.signed import Certificate, HqKey, sign_message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from local_db.books import Books
    from pos_app.services.desk import Desk
    from wire.signed import Signed

FOLDER, BOOKS, REFERENCE = "training", "training.db", "reference"
NUMBERS = "T-"
"""What every number begins with: the training register's name does."""
LONGEST_NAME = 32
PIN = "000000"
KEY_ID = "training"
LIFE = 1
LONG = timedelta(days=3650)
PEOPLE = {
    "en": ("Trainee", "Trainer", ("May Training", "Ming Training")),
    "zh_CN": ("学员", "培训经理", ("练小美", "练大明")),
    "zh_TW": ("學員", "訓練店長", ("練小美", "練大明")),
    "es": ("Aprendiz", "Instructor", ("Ana Práctica", "Luis Práctica")),
}
"""Cashier, manager, members by language."""
PRINCIPAL, BONUS = 30000, 6000


class TrainingRoom:
    """Makes the training desk and takes it away again. `began` hears of each new desk, and None at the end."""

    def __init__(self, desk: Desk, folder: Path, began: Callable[[Desk | None], None]) -> None:
        self._real, self._folder, self._began = desk, folder / FOLDER, began
        self._open: tuple[Books, FeedStore] | None = None
        self.line = NoHq()

    def begin(self) -> Desk:
        """A desk with books of its own, made new each time; takes some hundred milliseconds: not on the UI thread.

        Nothing is read from the real books but the plan and which register this is; nothing is written to them.
        """
        self.end()
        self.line.online = True
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        real, now = self._real, self._real.clock.now()
        chance, head = real.chance, real.books.head()
        register = (NUMBERS + head.register)[:LONGEST_NAME]
        hq_seed, seed, epoch = chance(32), chance(32), chance(8).hex()
        books = create_books(
            self._folder / BOOKS,
            BooksKey.of(chance(32) + chance(16)),
            certificate=_certificate(register, head.store, epoch, seed, hq_seed, now),
            seed=seed,
            hq_keys=(_hq_key(hq_seed, now),),
            acts=(Act("epoch.opened", EpochOpened(head.store, "enrolled"), "till", now, _day(real, now)),),
        )
        store = FeedStore(self._folder / REFERENCE, books, register=register, store=head.store)
        self._open = books, store
        plan, _ = real.plan()
        books.save_plan(plan_text(plan)).result()
        members = tuple(_members(real, head.store))
        rows = tuple(_rows(members, head.store, register, chance(32)))
        store.apply_rows(rows, dict.fromkeys(store.cursors(), 1), LIFE)
        for member in members:
            books.install_grant(*_grant(member["id"], member["units"], register, epoch, hq_seed, now)).result()
        desk = replace(
            real,
            books=books,
            members=Members(store.people, store.index, books, partial(_today, real)),
            staff=_Staff(_staff(real.language)),
            hq=self.line,
            payments={kind: PracticeProvider() for kind in CAPTURED},
            training=True,
        )
        self._began(desk)
        return desk

    def end(self) -> None:
        """Close the training books and throw them away."""
        if self._open is not None:
            self._began(None)
            books, store = self._open
            self._open = None
            store.close()
            books.close()
            shutil.rmtree(self._folder, ignore_errors=True)


class _Staff:
    def __init__(self, people: tuple[StaffMember, ...]) -> None:
        self._people = people

    def staff(self) -> tuple[StaffMember, ...]:
        """Who may sign in to be trained."""
        return self._people

    def by_card(self, _card: str) -> StaffMember | None:
        """Nobody has a card here."""
        return None


def _staff(language: str) -> tuple[StaffMember, ...]:
    from argon2 import PasswordHasher  # whoever signs in loads it; the start of the program does not

    trainee, trainer, _ = PEOPLE.get(language, PEOPLE["en"])
    pin = PasswordHasher().hash(PIN)
    return StaffMember("T1", trainee, "cashier", pin), StaffMember("T2", trainer, "manager", pin)


def _members(desk: Desk, store: str) -> Iterator[dict[str, Any]]:
    """Two made-up members, the first of them with the plan's first tier; both with stored value."""
    plan, _ = desk.plan()
    tiers = [tier.id for tier in plan.tiers]
    names = PEOPLE.get(desk.language, PEOPLE["en"])[2]
    for number, name in enumerate(names, start=1):
        digits = f"{CARD}99999999{number:02d}"
        lot = f"{desk.clock.local(desk.clock.now()):%Y%m%d}-T{number}"
        yield {
            "id": f"T{number}",
            "name": name,
            "pinyin": f"training{number}",
            "phone": f"1390000000{number}",
            "card": digits + check_digit(digits),
            "tier": tiers[0] if tiers and number == 1 else None,
            "home_store": store,
            "units": {f"SVP/{lot}": PRINCIPAL, f"SVB/{lot}": BONUS},
        }


def _rows(members: tuple[dict[str, Any], ...], store: str, register: str, key: bytes) -> Iterator[FeedRow]:
    for position, member in enumerate(members, start=1):
        named = {name: value for name, value in member.items() if value is not None}
        yield _row(f"store:{store}", position, "member", member["id"], named)
        texts = (f"card:{member['card']}", f"phone:{member['phone']}")
        hashes = [hmac.digest(key, text.encode(), hashlib.sha256).hex() for text in texts]
        facts = {"id": member["id"], "tier": member["tier"], "kind": "personal", "frozen": False, "home_store": store}
        yield _row("index", position, "member", member["id"], {**facts, "hmacs": hashes})
    yield _row(f"register:{register}", 1, "index_key", "index", {"key": to_base64(key)})


def _row(scope: str, position: int, kind: str, key: str, doc: dict[str, Any]) -> FeedRow:
    return messages.from_plain(
        FeedRow, {"scope": scope, "pos": position, "kind": kind, "key": key, "version": 1, "op": "put", "doc": doc}
    )


def _hq_key(seed: bytes, now: datetime) -> Signed:
    key = private_key(seed)
    return sign_message(HqKey(id=KEY_ID, public_key=public_text(key), from_=time_text(now)), KEY_ID, key)


def _certificate(register: str, store: str, epoch: str, seed: bytes, hq_seed: bytes, now: datetime) -> Signed:
    text = Certificate(
        register=register,
        store=store,
        epoch=epoch,
        public_key=public_text(private_key(seed)),
        hq_life=LIFE,
        issued_at=time_text(now),
    )
    return sign_message(text, KEY_ID, private_key(hq_seed))


def _grant(
    owner: str, units: dict[str, int], register: str, epoch: str, hq_seed: bytes, now: datetime
) -> tuple[Signed, Grant]:
    expires = time_text(now + LONG)
    grant = Grant(
        owner=owner,
        holder=register,
        epoch=epoch,
        life=LIFE,
        granted=tuple(Granted(unit=unit, expires=expires, g=amount) for unit, amount in units.items()),
        policy={},
        hq_time=time_text(now),
    )
    return sign_message(grant, KEY_ID, private_key(hq_seed)), grant


def _day(desk: Desk, now: datetime) -> str:
    return desk.clock.local(now).date().isoformat()


def _today(desk: Desk) -> date:
    return desk.clock.local(desk.clock.now()).date()
