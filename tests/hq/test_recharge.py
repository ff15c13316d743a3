"""Recharge cards at HQ: one effect per code, one answer for all that are not good, ten failures an hour."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
import sqlalchemy as sa

from domain.entry_value import RechargeRedeemed
from domain.errors import Fault
from domain.recharge_code import from_random, normalised, printed
from hq.__main__ import main
from hq.bootstrap import open_hq
from hq.key_file import open_secrets
from hq.services import grant, project, recharge
from hq.services.context import Hq
from hq.services.grant import Asker
from hq.services.verify import verify
from hq.store import allowances, lives, members
from hq.store import recharge as cards
from hq.store.database import nothing
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.hq.test_command_line import run
from tests.hq.test_verify import change
from tests.hq.valued import LIMITED, furnish
from wire.asking import RedeemAnswer, RedeemRequest
from wire.bodies import read_entry
from wire.json_text import encode
from wire.messages import from_bytes, to_bytes

GUESS = from_random(99)


@pytest.fixture
def shop(hq: Hq, register: Register) -> Register:
    """A register of an HQ with a plan and members."""
    furnish(hq)
    return register


def good(hq: Hq, count: int = 1, face: int = 10_000) -> list[str]:
    """Cards that may be redeemed."""
    batch, codes = recharge.issue(hq, face, count)
    assert recharge.activate(hq, batch) == count
    return codes


def ask(register: Register, request_id: str, code: str, member: str = "M1") -> requests.Response:
    request = RedeemRequest(request_id=request_id, code=code, member=member)
    return register.ask("POST", "/v1/recharge-cards/redeem", to_bytes(request))


def refused(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def balance(hq: Hq, member: str = "M1") -> int:
    project.catch_up(hq)
    units = hq.database.read(lambda tx: members.balances(tx, [member])).get(member, {})
    return sum(amount for unit, amount in units.items() if unit.startswith("SVP/"))


def test_a_good_card_is_credited_by_hqs_own_entry(hq: Hq, shop: Register) -> None:
    [code] = good(hq)

    answer = ask(shop, "r1", printed(code).lower())

    assert answer.status_code == 200
    told = from_bytes(RedeemAnswer, answer.content)
    assert (told.request_id, told.member, told.amount) == ("r1", "M1", 10_000)
    entry = read_entry(encode(told.entry))
    assert isinstance(entry.body, RechargeRedeemed)
    assert (entry.register, entry.body.card_end, entry.body.register) == ("HQ/M1", code[-4:], shop.name)
    assert entry.body.expires == "2029-03-02"
    assert balance(hq) == 70_000
    ours = [
        one for one in hq.database.read(lambda tx: allowances.accounts(tx, "M1")).values() if "-10000+0-" in one.unit
    ]
    assert [(one.available, one.expires) for one in ours] == [(10_000, "2029-03-02")]
    assert verify(hq).good


def test_the_same_request_gets_the_same_body_and_one_effect(hq: Hq, shop: Register) -> None:
    [code] = good(hq)
    first = ask(shop, "r1", code)

    for _ in range(3):
        again = ask(shop, "r1", code)
        assert (again.status_code, again.content) == (200, first.content)
    assert refused(ask(shop, "r1", GUESS)) == (409, "request_id_reused")
    assert refused(ask(shop, "r2", code)) == (404, "card_refused")
    assert balance(hq) == 70_000


def test_of_many_at_once_one_is_credited(hq: Hq, shop: Register) -> None:
    """Eight requests under ids of their own, one card."""
    [code] = good(hq)
    asker = Asker(shop.name, shop.epoch, "S01")
    answers: list[object] = []

    def once(number: int) -> None:
        request = RedeemRequest(request_id=f"r{number}", code=code, member="M1")
        answers.append(recharge.redeem(hq, asker, request, to_bytes(request)))

    threads = [threading.Thread(target=once, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len([one for one in answers if isinstance(one, bytes)]) == 1
    assert balance(hq) == 70_000
    assert verify(hq).good


def test_unknown_used_and_inactive_get_one_answer_by_one_way(hq: Hq, shop: Register) -> None:
    """The same bytes, and HQ asks its database the same things in the same order."""
    [used], (_, [inactive]) = good(hq), recharge.issue(hq, 10_000, 1)
    ask(shop, "r0", used)
    asker = Asker(shop.name, shop.epoch, "S01")
    told, ways = set(), set()
    for number, code in enumerate(
        (used, inactive, GUESS, "no code at all", used[:-1] + ("0" if used[-1] != "0" else "1"))
    ):
        answer = ask(shop, f"r{number + 1}", code)
        told.add((answer.status_code, answer.content))
        request = RedeemRequest(request_id=f"s{number}", code=code, member="M1")
        with statements(hq) as asked:
            recharge.redeem(hq, asker, request, to_bytes(request))
        ways.add(tuple(asked))
        change(hq, "DELETE FROM recharge_failure")

    [(status, content)] = told
    assert (status, json.loads(content)["error"]["code"]) == (404, "card_refused")
    assert len(ways) == 1


@contextmanager
def statements(hq: Hq) -> Iterator[list[str]]:
    """The SQL that this thread runs meanwhile; HQ's background has its own."""
    seen: list[str] = []
    here = threading.get_ident()

    def note(*args: object) -> None:
        if threading.get_ident() == here:
            seen.append(str(args[2]))

    sa.event.listen(hq.database.engine, "before_cursor_execute", note)
    yield seen
    sa.event.remove(hq.database.engine, "before_cursor_execute", note)


def test_ten_failures_an_hour_lock_the_registers_attempts(hq: Hq, shop: Register, clock: Clock) -> None:
    [code] = good(hq)
    for number in range(10):
        assert refused(ask(shop, f"r{number}", GUESS)) == (404, "card_refused")
        clock.move(minutes=1)
        shop.now = clock.time

    locked = ask(shop, "r10", code)
    assert (refused(locked), locked.headers["Retry-After"]) == ((429, "attempts_locked"), "3000")
    clock.move(minutes=49)
    shop.now = clock.time
    assert refused(ask(shop, "r11", code)) == (429, "attempts_locked")
    clock.move(minutes=1)
    shop.now = clock.time
    assert ask(shop, "r12", code).status_code == 200


def test_a_repeat_of_what_was_credited_is_answered_also_when_locked(hq: Hq, shop: Register) -> None:
    [code] = good(hq)
    first = ask(shop, "r", code)
    for number in range(10):
        ask(shop, f"r{number}", GUESS)

    assert ask(shop, "r", code).content == first.content


def test_who_cannot_have_it(hq: Hq, shop: Register) -> None:
    """An unknown member and a frozen card cost the card nothing, and are no failed attempt."""
    [code] = good(hq)

    for member in ("nobody", "M3"):
        assert refused(ask(shop, f"r-{member}", code, member)) == (404, "member_unknown")
    assert hq.database.read(lambda tx: cards.failures(tx, shop.name, "")) == []
    assert ask(shop, "r", code).status_code == 200


def test_over_the_legal_limit_the_card_stays_good(hq: Hq, register: Register) -> None:
    """M2 is unnamed: 1,000.00 at most; five cards of 200.00 fit."""
    furnish(hq, LIMITED)
    codes = good(hq, 6, 20_000)
    for number, code in enumerate(codes[:5]):
        assert ask(register, f"r{number}", code, "M2").status_code == 200

    answer = ask(register, "r5", codes[5], "M2")

    assert (refused(answer), answer.json()["left"]) == ((409, "limit_reached"), 0)
    assert balance(hq, "M2") == 100_000
    assert ask(register, "r6", codes[5], "M1").status_code == 200
    assert verify(hq).good


def test_in_a_new_life_no_card_is_taken_before_all_have_told(
    hq: Hq, shop: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    [code] = good(hq)
    monkeypatch.setattr(lives, "waiting", lambda *_: True)

    answer = ask(shop, "r", code)

    assert refused(answer) == (503, "not_ready")
    assert answer.headers["Retry-After"]


def test_a_malformed_request(shop: Register) -> None:
    assert refused(ask(shop, "", GUESS)) == (400, "malformed")
    assert refused(ask(shop, "r", GUESS, "")) == (400, "malformed")


def test_what_hq_keeps_tells_no_code(hq: Hq, shop: Register) -> None:
    """Neither table nor journal holds a code; only the key makes the HMAC."""
    codes = good(hq, 3)
    ask(shop, "r", codes[0])

    def everything(tx: sa.Connection) -> str:
        tables = ("recharge_card", "recharge_failure", "hq_entry", "request")
        return str([list(tx.execute(sa.text(f"SELECT * FROM {table}"))) for table in tables])

    kept = hq.database.read(everything)
    assert not [code for code in codes if code in kept or printed(code) in kept]
    assert cards.code_hmac(hq.secrets.recharge_key, codes[1]) in kept
    assert cards.code_hmac(hq.secrets.index_key, codes[1]) not in kept


def test_only_the_plans_faces(hq: Hq) -> None:
    furnish(hq)

    for face, count in ((10_001, 1), (10_000, 0), (10_000, 10**9)):
        with pytest.raises(Fault):
            recharge.issue(hq, face, count)
    with pytest.raises(Fault, match="no cards to activate"):
        recharge.activate(hq, "none")
    _, codes = recharge.issue(hq, 20_000, 50)
    assert len({normalised(code) for code in codes}) == 50


def test_control_a_card_that_is_credited_twice_is_found(hq: Hq, shop: Register) -> None:
    """Without the state of the card two requests would both be credited: verify says so."""
    [code] = good(hq)
    ask(shop, "r1", code)
    change(hq, "UPDATE recharge_card SET state = 'active'")
    assert not verify(hq).good
    assert ask(shop, "r2", code).status_code == 200

    assert "more than once" in verify(hq).reason


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE recharge_card SET face = 20000 WHERE state = 'used'",
        "UPDATE recharge_card SET member = 'M2' WHERE state = 'used'",
        "UPDATE recharge_card SET state = 'used', member = 'M2' WHERE state = 'active'",
        "DELETE FROM recharge_card WHERE state = 'used'",
    ],
)
def test_verify_finds_a_card_that_was_changed(hq: Hq, shop: Register, sql: str) -> None:
    codes = good(hq, 2)
    ask(shop, "r1", codes[0])
    assert verify(hq).good

    change(hq, sql)

    assert "recharge card" in verify(hq).reason


# ---- the command line, the key ---------------------------------------------------------------------------------------
def test_cards_from_the_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "hq"
    hq = open_hq(None, folder)
    furnish(hq)
    hq.database.close()

    made = run("recharge-cards", "--data", folder, "--face", "100", "--count", "3")
    codes = [normalised(line) for line in made.stdout.split()]
    batch = made.stderr.split()[-1]
    done = run("recharge-cards", "--data", folder, "--activate", batch)

    assert (made.returncode, len(codes)) == (0, 3)
    assert (done.returncode, done.stderr) == (0, "3 cards are good now\n")
    for wrong in (
        ("--face", "99"),
        ("--face", "1x"),
        (),
        ("--activate", batch),
        ("--face", "100", "--activate", batch),
    ):
        assert main(["recharge-cards", "--data", str(folder), *wrong]) == 1
        assert capsys.readouterr().out == ""


def test_a_key_file_of_before_gets_the_key_and_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "hq.keys.json"
    first = open_secrets(path, bytes, "2026-01-01T00:00:00.000Z")
    plain = json.loads(path.read_text())
    del plain["recharge_key"]
    path.write_text(json.dumps(plain))

    again = open_secrets(path, lambda count: b"x" * count, "2026-01-01T00:00:00.000Z")
    later = open_secrets(path, bytes, "2026-01-01T00:00:00.000Z")

    assert (again.index_key, again.public_key) == (first.index_key, first.public_key)
    assert again.recharge_key == later.recharge_key == b"x" * 32
    assert path.stat().st_mode & 0o077 == 0


def test_the_answer_is_a_grantable_balance(hq: Hq, shop: Register) -> None:
    """What was credited may be lent at once: the register asks for all of it."""
    [code] = good(hq)
    ask(shop, "r", code)
    found = hq.database.read(lambda tx: allowances.accounts(tx, "M1"))

    chosen = grant.choose(found, "SV", 82_000, "pro_rata", hq.clock().date())

    assert chosen is not None
    assert sum(chosen.values()) == 82_000


@pytest.mark.parametrize("point", ["recharge.claim:after", "recharge.redeem:before", "recharge.redeem:after"])
@pytest.mark.parametrize("again", [True, False])
def test_who_dies_between_claim_and_credit_credits_once(hq: Hq, shop: Register, point: str, again: bool) -> None:
    """The same request goes on where it was, or the next start does; the card is used up, the money there once."""
    [code] = good(hq)
    asker, request = Asker(shop.name, shop.epoch, "S01"), RedeemRequest(request_id="r1", code=code, member="M1")

    def die(reached: str) -> None:
        if reached == point:
            raise MemoryError

    hq.database._observe = die
    with pytest.raises(MemoryError):
        recharge.redeem(hq, asker, request, to_bytes(request))
    hq.database._observe = nothing
    if again:
        assert ask(shop, "r1", code).status_code == 200
    assert recharge.finish_claims(hq) == (0 if again and point != "recharge.redeem:after" else 1)
    assert recharge.finish_claims(hq) == 0
    assert ask(shop, "r1", code).status_code == 200
    assert refused(ask(shop, "r2", code)) == (404, "card_refused")
    assert balance(hq) == 70_000
    assert verify(hq).good


def test_a_limit_that_was_reached_meanwhile_leaves_the_card_good(hq: Hq, register: Register) -> None:
    """Between claim and credit the member paid in elsewhere: the card stays good, the answer to this request too."""
    furnish(hq, LIMITED)
    [code] = good(hq, face=20_000)
    asker, request = Asker(register.name, register.epoch, "S01"), RedeemRequest(request_id="r1", code=code, member="M2")

    def pay_in(reached: str) -> None:
        if reached == "recharge.claim:after":
            hq.database._observe = nothing
            move = allowances.Credit("M2", "CAP", -90_000)
            hq.database.run_transaction("test", lambda tx: allowances.credit(tx, [move]))

    hq.database._observe = pay_in
    for _ in range(2):
        told = recharge.redeem(hq, asker, request, to_bytes(request))
        assert isinstance(told, recharge.NotTaken)
        assert (told.reason, told.left) == ("limit_reached", 10_000)
    hq.database.run_transaction("test", lambda tx: allowances.credit(tx, [allowances.Credit("M2", "CAP", 90_000)]))
    assert recharge.finish_claims(hq) == 0
    assert ask(register, "r2", code, "M2").status_code == 200
