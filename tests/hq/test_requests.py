"""Request ids: claimed once, remembered with their answer for 30 days."""

from datetime import timedelta

from hq.services import once
from hq.services.context import Hq
from hq.services.housekeeping import keep_house
from hq.store import requests
from hq.store.requests import Effect
from tests.hq.conftest import Clock

EFFECT = Effect("M1", "S01-R1", "r1")


def claim(hq: Hq, body_hash: str) -> bool:
    return hq.database.run_transaction("test", lambda tx: requests.claim(tx, "S01-R1", "r1", body_hash, hq.now()))


def test_a_request_id_is_claimed_once_and_keeps_its_answer(hq: Hq) -> None:
    assert claim(hq, "aa")
    assert claim(hq, "aa")
    assert not claim(hq, "bb")
    for answer in (b"first", b"second"):
        kept = hq.database.run_transaction("test", lambda tx, answer=answer: once.kept(hq, tx, EFFECT, lambda: answer))  # type: ignore[misc]
        assert kept == b"first"


def test_a_claim_that_had_no_effect_is_released(hq: Hq) -> None:
    claim(hq, "aa")
    once.release(hq, "S01-R1", "r1")
    assert claim(hq, "bb")


def test_an_answer_is_forgotten_after_30_days(hq: Hq, clock: Clock) -> None:
    claim(hq, "aa")
    clock.time += timedelta(days=30)
    assert keep_house(hq) == 0
    clock.time += timedelta(seconds=1)
    assert keep_house(hq) == 1
    assert claim(hq, "bb")
