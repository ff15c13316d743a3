"""The member's phone fetches a grant for a till without a network: once per nonce, never more than there is."""

import re
import threading
from html import unescape

import pytest
import requests

from hq.bootstrap import Serving, build
from hq.services import phone_grant
from hq.services.context import Hq
from hq.services.once import RequestIdReused
from hq.store import allowances, identity
from tests.hq.client import Register
from tests.hq.test_grants import NEW, OLD, UNITS, member  # noqa: F401  a fixture
from wire.allowances import Grant, GrantRefusal, PhoneChallenge, read_answer
from wire.json_text import Malformed
from wire.phone import challenge_text, read_answer_text
from wire.signed import HqKeys

ALL = 17_000


def challenge(register: Register, amount: int, nonce: str = "n1", **other: str) -> str:
    plain = {"register": register.name, "epoch": register.epoch, "owner": "M1", "unit": "SV", "nonce": nonce}
    return challenge_text(PhoneChallenge(**{**plain, **other}, amount=amount))


def fetched(hq: Hq, text: str) -> Grant | GrantRefusal:
    return read_answer(read_answer_text(phone_grant.answer(hq, text)), HqKeys(hq.secrets.links))


def left(hq: Hq) -> int:
    accounts = hq.database.read(lambda tx: allowances.accounts(tx, "M1"))
    return sum(one.available for unit, one in accounts.items() if unit.startswith("SV"))


def test_it_is_lent_to_the_till_that_asked_and_once(hq: Hq, member: str, register: Register) -> None:  # noqa: F811
    grant = fetched(hq, challenge(register, 6_000))

    assert isinstance(grant, Grant)
    assert (grant.holder, grant.epoch, grant.owner, grant.nonce) == (register.name, register.epoch, "M1", "n1")
    assert {one.unit: one.g for one in grant.granted} == {f"SVP/{OLD}": 5_000, f"SVB/{OLD}": 1_000}
    assert left(hq) == ALL - 6_000
    assert fetched(hq, challenge(register, 6_000)) == grant
    assert left(hq) == ALL - 6_000
    with pytest.raises(RequestIdReused):
        phone_grant.answer(hq, challenge(register, 7_000))
    assert left(hq) == ALL - 6_000


def test_as_much_as_there_is(hq: Hq, member: str, register: Register) -> None:  # noqa: F811
    grant = fetched(hq, challenge(register, 50_000))

    assert isinstance(grant, Grant)
    assert sum(one.g for one in grant.granted) == ALL
    refused = fetched(hq, challenge(register, 1, "n2"))
    assert isinstance(refused, GrantRefusal)
    assert left(hq) == 0
    assert f"SVP/{NEW}" in UNITS


def test_to_whom_nothing_is_lent(hq: Hq, member: str, register: Register) -> None:  # noqa: F811
    """An epoch that nobody knows, nonsense, a key that was revoked."""
    for other in ({"epoch": "f" * 16}, {"epoch": "0" * 16}):
        with pytest.raises(phone_grant.UnknownTill):
            phone_grant.answer(hq, challenge(register, 100, **other))
    for bad in ("", "x", challenge(register, 100, nonce="")):
        with pytest.raises(Malformed):
            phone_grant.answer(hq, bad)
    store = hq.database.read(lambda tx: identity.store_of(tx, register.name)) or ""
    hq.database.run_transaction(
        "revoke", lambda tx: identity.revoke(tx, store, register.name, register.epoch, hq.now())
    )
    with pytest.raises(phone_grant.UnknownTill):
        phone_grant.answer(hq, challenge(register, 100))
    assert left(hq) == ALL


def test_the_page_plays_the_phone(hq: Hq, member: str, register: Register) -> None:  # noqa: F811
    """It takes the text, and shows the answer as a code and as text; nonsense is told, in the reader's language."""
    serving = Serving(hq, "127.0.0.1", 0, phone_page=True)
    thread = threading.Thread(target=serving.run)
    thread.start()
    try:
        page = f"{serving.url}/phone"
        assert "<form" in requests.get(page, timeout=30).text
        shown = requests.post(page, data={"challenge": challenge(register, 6_000)}, timeout=30)
        [text] = re.findall(r"<textarea[^>]*readonly[^>]*>([^<]*)</textarea>", shown.text)
        answer = read_answer(read_answer_text(unescape(text)), HqKeys(hq.secrets.links))
        assert isinstance(answer, Grant)
        assert "<svg" in shown.text
        chinese = {"Accept-Language": "zh-CN"}
        wrong = requests.post(page, data={"challenge": "<b>"}, headers=chinese, timeout=30)
        assert (wrong.status_code, wrong.headers["Content-Language"]) == (400, "zh-CN")
        assert "&lt;b&gt;" in wrong.text
    finally:
        serving.stop()
        thread.join()


def test_without_the_option_there_is_no_such_page(hq: Hq) -> None:
    paths = {getattr(route, "path", "") for route in build(hq).routes}

    assert "/phone" not in paths
    assert "/" in paths
