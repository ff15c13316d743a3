"""Request ids: claimed once, remembered with their answer for 30 days."""

from datetime import timedelta

from hq.services.context import Hq
from hq.services.housekeeping import keep_house
from hq.store import requests
from hq.store.requests import Remembered
from tests.hq.conftest import Clock


def claim(hq: Hq, body_hash: str) -> Remembered | None:
    return hq.database.run_transaction("test", lambda tx: requests.claim(tx, "S01-R1", "r1", body_hash, hq.now()))


def test_a_request_id_is_claimed_once_and_keeps_its_answer(hq: Hq) -> None:
    assert claim(hq, "aa") is None
    assert claim(hq, "aa") == Remembered("aa", None)
    hq.database.run_transaction("test", lambda tx: requests.answered(tx, "S01-R1", "r1", b"answer"))
    assert claim(hq, "bb") == Remembered("aa", b"answer")


def test_an_answer_is_forgotten_after_30_days(hq: Hq, clock: Clock) -> None:
    claim(hq, "aa")
    clock.time += timedelta(days=30)
    assert keep_house(hq) == 0
    clock.time += timedelta(seconds=1)
    assert keep_house(hq) == 1
    assert claim(hq, "bb") is None
