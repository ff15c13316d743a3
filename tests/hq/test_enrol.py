"""Codes, certificates, new epochs, sealed keys: over real HTTP, on both databases."""

from collections.abc import Callable
from secrets import token_bytes

import pytest
import requests
import sqlalchemy as sa

from domain.errors import Fault
from hq.services import enrol
from hq.services.context import Hq
from hq.store import schema, staff
from tests.hq.client import Register, enrol_request, enrolled
from tests.hq.conftest import Clock
from wire import keys
from wire.enrolment import EnrolAnswer, HeadFound, OpenedEpoch, OpenEpoch
from wire.entries import first_prev
from wire.messages import from_bytes, to_bytes
from wire.signed import Certificate, Signed, sign_message

Enrol = Callable[[str], Register]


@pytest.fixture
def code(hq: Hq) -> str:
    hq.database.run_transaction("stores", lambda tx: staff.put_stores(tx, [("S01", "One"), ("S02", "Two")]))
    return enrol.new_code(hq, "S01")[1]


def test_a_code_gives_a_certificate_for_the_key(hq: Hq, served: str, code: str) -> None:
    register = enrolled(served, code, b"\2" * 32, hq.clock())
    assert (register.name, register.store) == ("S01-R1", "S01")
    assert register.push(register.notes(1)).status_code == 200


def test_the_same_code_with_the_same_key_repeats_the_answer(served: str, code: str, clock: Clock) -> None:
    first = enrol_request(served, code, b"\2" * 32)
    clock.move(days=20)
    again = enrol_request(served, code, b"\2" * 32)
    assert (first.status_code, again.content) == (200, first.content)


def test_a_code_serves_one_key_only(served: str, code: str) -> None:
    enrol_request(served, code, b"\2" * 32)
    other = enrol_request(served, code, b"\3" * 32)
    assert (other.status_code, other.json()["error"]["code"]) == (403, "code_refused")


def test_a_code_ends_after_ten_minutes(served: str, code: str, clock: Clock) -> None:
    clock.move(minutes=10, seconds=1)
    assert enrol_request(served, code, b"\2" * 32).status_code == 403


def test_an_unknown_or_crippled_code_is_refused_alike(served: str, code: str) -> None:
    wrong = ("0" * 13 + code[13:], code[:-1], "", "x" * 400)
    assert [enrol_request(served, one, b"\2" * 32).status_code for one in wrong] == [403] * 4


def test_a_key_that_is_none_is_malformed(served: str, code: str) -> None:
    body = b'{"code":"%b","public_key":"AAAA"}' % code.encode()
    assert requests.post(f"{served}/v1/enrol", data=body, timeout=30).status_code == 400


def test_only_the_hash_of_a_code_is_stored(hq: Hq, code: str) -> None:
    rows = hq.database.read(lambda tx: tx.execute(sa.select(schema.enrolment_code)).all())
    assert code not in str(rows)
    assert code.partition(".")[0] not in str(rows)


def test_registers_are_named_one_after_the_other(hq: Hq, served: str, code: str) -> None:
    name, second = enrol.new_code(hq, "S01")
    assert name == "S01-R2", "a code for R1 is out"
    assert enrolled(served, second, b"\4" * 32).name == "S01-R2"
    assert enrol.new_code(hq, "S02")[0] == "S02-R1"


def test_an_unknown_store_or_a_register_of_another_store_is_a_fault(hq: Hq, served: str, code: str) -> None:
    enrolled(served, code, b"\2" * 32)
    with pytest.raises(Fault):
        enrol.new_code(hq, "S99")
    with pytest.raises(Fault):
        enrol.new_code(hq, "S02", "S01-R1")


def test_a_register_enrolled_again_has_a_second_epoch(hq: Hq, register: Register) -> None:
    register.push(register.notes(2))
    _, code = enrol.new_code(hq, "S01", register.name)
    again = enrolled(register.base, code, b"\5" * 32, hq.clock())
    assert (again.name, again.epoch != register.epoch) == (register.name, True)
    epochs = again.ask("GET", f"/v1/journal/{again.name}").json()["epochs"]
    assert {one["epoch"]: one["head"] for one in epochs} == {register.epoch: 2, again.epoch: 0}
    assert again.ask("GET", register.path, query="after=0").content.count(b"\n") == 2, "its old journal is its own"


# --- new epochs -------------------------------------------------------------------------------------------------------


def new_epoch(writer: Register, seed: bytes, **changes: object) -> tuple[Certificate, Signed]:
    """A certificate that a till writes for itself and signs with its previous key."""
    shape = {
        "register": writer.name,
        "store": writer.store,
        "epoch": token_bytes(8).hex(),
        "public_key": keys.public_text(keys.private_key(seed)),
        "hq_life": 1,
        "issued_at": "2026-03-02T09:10:00.000Z",
        **changes,
    }
    certificate = Certificate(**shape)  # type: ignore[arg-type]
    return certificate, sign_message(certificate, writer.key_id, keys.private_key(writer.seed))


def ask_epoch(register: Register, certificate: Signed) -> requests.Response:
    found = HeadFound(head=register.seq, head_hash=register.prev)
    body = to_bytes(OpenEpoch(certificate=certificate, head_found=found, reason="forked"))
    return register.ask("POST", "/v1/epochs", body)


def follow(register: Register, certificate: Certificate, signed: Signed, seed: bytes) -> Register:
    return Register(
        register.base,
        register.name,
        register.store,
        certificate.epoch,
        seed,
        signed.signed,
        register.hq_keys,
        register.now,
    )


def test_after_a_fork_a_new_epoch_goes_on(hq: Hq, register: Register) -> None:
    register.push(register.notes(2))
    stray = register.line("staff.signed_in", {"staff": "x"}, seq=2, prev="0" * 64)
    assert register.push([stray]).status_code == 423
    certificate, signed = new_epoch(register, b"\6" * 32)
    response = ask_epoch(register, signed)
    opened = from_bytes(OpenedEpoch, response.content).certificate
    assert opened.signed == signed.signed
    assert register.hq_keys.read(Certificate, opened) == certificate
    new = follow(register, certificate, signed, b"\6" * 32)
    assert new.head() == (0, first_prev(signed.signed))
    assert new.push(new.notes(3)).json()["head"] == 3


def test_the_same_epoch_again_gets_the_same_answer(register: Register) -> None:
    _, signed = new_epoch(register, b"\6" * 32)
    assert ask_epoch(register, signed).content == ask_epoch(register, signed).content


def test_an_epoch_belongs_to_one_certificate(register: Register) -> None:
    certificate, signed = new_epoch(register, b"\6" * 32)
    ask_epoch(register, signed)
    _, other = new_epoch(register, b"\7" * 32, epoch=certificate.epoch)
    response = ask_epoch(register, other)
    assert (response.status_code, response.json()["error"]["code"]) == (409, "epoch_taken")


def test_a_certificate_of_another_register_or_key_is_refused(register: Register, enrol_at: Enrol) -> None:
    other = enrol_at("S02")
    stolen = [
        new_epoch(register, b"\6" * 32, register=other.name)[1],
        new_epoch(register, b"\6" * 32, store="S02")[1],
        new_epoch(other, b"\6" * 32)[1],
    ]
    _, right = new_epoch(register, b"\6" * 32)
    stolen.append(Signed(signed=right.signed, key=right.key, sig=stolen[0].sig))
    assert [ask_epoch(register, one).status_code for one in stolen] == [403] * 4


def test_a_new_epoch_with_the_old_key_is_malformed(register: Register) -> None:
    _, signed = new_epoch(register, register.seed)
    assert ask_epoch(register, signed).status_code == 400


def test_a_sealed_key_is_kept_and_replaced(hq: Hq, register: Register) -> None:
    answers = [register.ask("PUT", "/v1/sealed-key", sealed).status_code for sealed in (b"one", b"two", b"")]
    assert answers == [204, 204, 400]
    rows = hq.database.read(lambda tx: tx.execute(sa.select(schema.sealed_key.c.sealed)).scalars().all())
    assert rows == [b"two"]


def test_the_answer_names_the_keys_that_registers_need(hq: Hq, served: str, code: str) -> None:
    answer = from_bytes(EnrolAnswer, enrol_request(served, code, b"\2" * 32).content)
    assert answer.recovery_key == hq.secrets.recovery_key
    assert answer.hq_time == hq.now()
