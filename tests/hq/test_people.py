"""Staff and roles: what a role may do is data of HQ, and every register hears of it."""

import json

import pytest
from argon2 import PasswordHasher

from domain.errors import Fault
from domain.rights import ANY, DISCOUNT, NO_SALE, RIGHTS, SELL, Role
from hq.services import load_chain, people, snapshots
from hq.services.chain import Chain, Staff, Store
from hq.services.context import Hq
from hq.services.tables import roles_json, roles_text
from hq.store import staff
from tests.hq.test_load_chain import docs
from wire import pins

PIN = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("246802")
CHAIN = Chain(
    stores=(Store("S01", "One"), Store("S02", "Two")),
    staff=(
        Staff("A1", "Ann", "cashier", PIN, "S01", card="8800000000017"),
        Staff("A2", "Bea", "manager", PIN, "S02"),
        Staff("A3", "Cid", "cashier", PIN),
    ),
)


@pytest.fixture
def loaded(hq: Hq) -> Hq:
    load_chain.load(hq, CHAIN)
    return hq


def test_pins_are_sealed_before_they_are_kept(loaded: Hq) -> None:
    kept = loaded.database.read(lambda tx: staff.staff_of(tx, "S01"))
    told = docs(loaded, "store:S01", "staff")["A1"]

    assert all("argon2" not in row.pin for row in kept)
    assert pins.opened(loaded.secrets.pin_pepper, "A1", told["pin"]) == PIN
    assert told["card"] == pins.card_mark(loaded.secrets.pin_pepper, "8800000000017")
    assert "card" not in docs(loaded, "store:S02", "staff")["A2"]


def test_a_chain_that_publishes_no_roles_says_nothing_of_them(loaded: Hq) -> None:
    assert "rights" not in docs(loaded, "store:S01", "staff")["A1"]
    assert [role.id for role in people.roles(loaded)] == ["cashier", "senior", "manager"]


def test_a_role_is_told_to_all_who_have_it(loaded: Hq) -> None:
    less = Role("cashier", (SELL, DISCOUNT), {DISCOUNT: {ANY: 5}})

    assert people.put_roles(loaded, [less]) == 3
    snapshots.make_all(loaded)
    for store, who in (("S01", "A1"), ("S01", "A3"), ("S02", "A3")):
        doc = docs(loaded, f"store:{store}", "staff")[who]
        assert (doc["rights"], doc["limits"]) == ([SELL, DISCOUNT], {DISCOUNT: {ANY: 5}})
        assert pins.opened(loaded.secrets.pin_pepper, who, doc["pin"]) == PIN
    assert "rights" not in docs(loaded, "store:S02", "staff")["A2"]
    assert people.roles(loaded)[0] == less


def test_who_comes_later_gets_the_rights_of_his_role(loaded: Hq) -> None:
    people.put_roles(loaded, [Role("cashier", (SELL,))])
    new = Staff("A9", "Dan", "cashier", PIN, "S01")
    loaded.database.run_transaction("staff", lambda tx: people.put_staff(tx, loaded, [new], ["S01"]))
    snapshots.make_all(loaded)

    assert docs(loaded, "store:S01", "staff")["A9"]["rights"] == [SELL]


def test_a_role_that_means_nothing_is_not_published(loaded: Hq) -> None:
    with pytest.raises(Fault, match="nobody knows the right fly"):
        people.put_roles(loaded, [Role("cashier", ("fly",))])
    with pytest.raises(Fault, match="no roles"):
        people.read_roles(b"[1]")
    assert loaded.database.read(staff.roles) == {}


def test_what_is_printed_can_be_published(loaded: Hq) -> None:
    found = people.roles(loaded)

    assert people.read_roles(roles_json(found).encode()) == found
    table = roles_text(found)
    assert all(right in table for right in RIGHTS)
    assert json.loads(roles_json(found))[0]["id"] == "cashier"
    assert [line for line in table.splitlines() if line.startswith(NO_SALE)]
