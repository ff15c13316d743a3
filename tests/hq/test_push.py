"""Every row of the protocol's table of pushes, over real HTTP, on both databases."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import msgspec
import requests
import sqlalchemy as sa

from hq.services.context import Hq
from hq.store import identity, journal, schema
from hq.store.journal import JournalKey
from tests.hq.client import Register
from wire import keys
from wire.entries import private_hash, sign_hash
from wire.messages import from_bytes
from wire.push import PrivateRecord, PushAnswer, PushLine, decode_lines, encode_lines

Enrol = Callable[[str], Register]


def place(register: Register) -> JournalKey:
    return JournalKey(register.store, register.name, register.epoch)


def kept(hq: Hq, register: Register) -> list[bytes]:
    return hq.database.read(lambda tx: [row.entry for row in journal.walk(tx, place(register))])


def code_of(response: requests.Response) -> str:
    return str(response.json()["error"]["code"])


def evidence(hq: Hq) -> list[int]:
    query = sa.select(schema.evidence.c.seq).order_by(schema.evidence.c.seq)
    return hq.database.read(lambda tx: list(tx.scalars(query)))


def test_a_chain_that_fits_is_appended_and_answered_with_the_head(hq: Hq, register: Register) -> None:
    lines = register.notes(3)
    response = register.push(lines)
    answer = from_bytes(PushAnswer, response.content)
    assert (response.status_code, answer.head, answer.head_hash) == (200, 3, register.prev)
    assert answer.window == 500
    assert answer.hq_time == hq.now()
    assert kept(hq, register) == [line.entry for line in lines]
    assert register.head() == (3, register.prev)


def test_a_push_packed_with_zstd_is_taken(hq: Hq, register: Register) -> None:
    lines = register.notes(40)
    assert register.push(lines, packed=True).status_code == 200
    assert kept(hq, register) == [line.entry for line in lines]


def test_a_repeat_after_a_lost_reply_changes_nothing(hq: Hq, register: Register) -> None:
    lines = register.notes(3)
    first, again = register.push(lines), register.push(lines)
    assert (again.status_code, again.json()["head"]) == (200, 3)
    assert first.json()["head_hash"] == again.json()["head_hash"]
    assert len(kept(hq, register)) == 3


def test_an_overlap_is_skipped_and_the_rest_appended(hq: Hq, register: Register) -> None:
    lines = register.notes(5)
    register.push(lines[:3])
    assert register.push(lines[1:]).json()["head"] == 5
    assert register.push(lines[:2]).json()["head"] == 5
    assert kept(hq, register) == [line.entry for line in lines]


def test_a_gap_before_is_answered_with_what_is_expected(hq: Hq, register: Register) -> None:
    lines = register.notes(4)
    register.push(lines[:1])
    response = register.push(lines[2:])
    assert (response.status_code, code_of(response), response.json()["expected"]) == (409, "gap", 2)
    assert len(kept(hq, register)) == 1


def test_a_gap_inside_is_a_fork_and_nothing_of_the_push_is_kept(hq: Hq, register: Register) -> None:
    lines = register.notes(4)
    response = register.push([lines[0], lines[1], lines[3]])
    assert (response.status_code, code_of(response)) == (423, "fork")
    assert (response.json()["reason"], response.json()["at"]) == ("fork", 4)
    assert kept(hq, register) == []
    assert evidence(hq) == [4]


def test_another_entry_at_a_known_number_is_a_fork(hq: Hq, register: Register) -> None:
    register.push(register.notes(2))
    other = register.line("staff.signed_in", {"staff": "eve"}, seq=2, prev="0" * 64)
    response = register.push([other])
    assert (response.status_code, response.json()["at"]) == (423, 2)
    assert evidence(hq) == [2]
    assert register.push(register.notes(1)).status_code == 200, "HQ's branch stays open"


def test_a_hash_that_is_not_of_the_bytes_is_a_fork(register: Register) -> None:
    [line] = register.notes(1)
    for sig in (line.sig, sign_hash(keys.private_key(register.seed), "ab" * 32)):
        response = register.push([_with(line, hash="ab" * 32, sig=sig)])
        assert (response.status_code, response.json()["at"]) == (423, 1)


def test_a_prev_that_does_not_fit_is_a_fork(hq: Hq, register: Register) -> None:
    lines = register.notes(2)
    stray = register.line("staff.signed_in", {"staff": "eve"}, seq=3, prev=lines[0].hash)
    response = register.push([*lines, stray])
    assert (response.status_code, response.json()["at"]) == (423, 3)
    assert kept(hq, register) == []


def test_a_signature_by_another_key_is_a_fork(register: Register) -> None:
    [line] = register.notes(1)
    forged = _with(line, sig=sign_hash(keys.private_key(b"\7" * 32), line.hash))
    assert register.push([forged]).status_code == 423
    assert register.push([line]).status_code == 200


def test_what_is_not_json_is_malformed(register: Register) -> None:
    good = encode_lines(register.notes(1))
    bad = {
        "no JSON": b"{\n",
        "no line": b"",
        "an empty line": b"\n" + good,
        "duplicate keys": good.replace(b'{"hash":', b'{"sig":"","hash":'),
        "duplicate keys in the body": good.replace(b'"body":{', b'"body":{"staff":"x",'),
        "no entry": b'{"hash":"","sig":""}\n',
        "NaN": good.replace(b'"s0"', b"NaN"),
        "too deep": good.replace(b'"s0"', b"[" * 65 + b"]" * 65),
        "not UTF-8": good.replace(b"s0", b"\xff"),
    }
    for what, body in bad.items():
        response = register.push_bytes(body, 1)
        assert (response.status_code, what) == (400, what)
        assert code_of(response) == "malformed"
    assert register.push_bytes(good, 1).status_code == 200


def test_a_first_that_is_not_the_first_line_is_malformed(register: Register) -> None:
    lines = register.notes(2)
    assert register.push(lines[1:], first=1).status_code == 400
    assert [register.push_bytes(encode_lines(lines), bad).status_code for bad in ("", "x", "-1", "1e3")] == [400] * 4
    assert register.ask("POST", register.path, encode_lines(lines)).status_code == 400


def test_an_entry_of_another_journal_is_malformed(register: Register) -> None:
    other = register.line("staff.signed_in", {"staff": "x"}, seq=1, prev=register.prev, register="S09-R9")
    assert register.push([other]).status_code == 400


def test_strings_of_every_kind_are_taken(hq: Hq, register: Register) -> None:
    odd = register.entry("acceptance.note", {"text": "nul \x00, half \ud83d, 店"}, actor="\x00")
    odder = register.entry("odd\x00kind\ud800", {"text": ""})
    assert register.push([odd, odder]).status_code == 200
    assert kept(hq, register) == [odd.entry, odder.entry]


def test_too_many_lines_and_too_many_bytes_are_too_large(register: Register) -> None:
    lines = register.notes(501)
    assert register.push(lines).status_code == 413
    big = register.push_bytes(b" " * (5 * 1024 * 1024), 1)
    assert (big.status_code, code_of(big)) == (413, "too_large")
    assert register.push_bytes(b" " * (5 * 1024 * 1024), 1, packed=True).status_code == 413
    assert register.push(lines[:500]).status_code == 200


def test_one_large_line_is_taken(register: Register) -> None:
    assert register.push([register.entry("acceptance.note", {"text": "x" * 300_000})]).status_code == 200


def test_too_large_comes_before_the_signature(register: Register) -> None:
    lines = register.notes(501)
    register.seed = b"\1" * 32
    assert register.push(lines).status_code == 413


def test_an_unknown_kind_or_version_is_kept_and_noticed(hq: Hq, register: Register) -> None:
    lines = [
        register.entry("moon.landed", {"x": [1, {"y": None}]}),
        register.entry("staff.signed_in", {"staff": "x"}, version=2),
        *register.notes(1),
    ]
    answer = register.push(lines).json()
    assert answer["head"] == 3
    assert [(notice["code"], notice["seq"]) for notice in answer["notices"]] == [("parked", 1), ("parked", 2)]
    assert len(kept(hq, register)) == 3


def test_private_records_come_back_as_they_were_sent(register: Register) -> None:
    salt = keys.to_base64(b"0123456789abcdef")
    record = '{"name":"王芳", "phone" : 1}'.encode()
    line = register.entry(
        "acceptance.note", {"who": private_hash(salt, record)}, private=(PrivateRecord(salt, record),)
    )
    register.push([line])
    [back] = decode_lines(register.ask("GET", register.path, query="after=0").content)
    assert back == line


def test_a_wrong_signature_or_no_signature_is_told_the_time(hq: Hq, register: Register) -> None:
    lines = register.notes(1)
    body = encode_lines(lines)
    register.seed, right = b"\1" * 32, register.seed
    wrong = register.push(lines)
    register.seed = right
    bare = requests.post(f"{register.base}{register.path}?first=1", data=body, timeout=30)
    unknown = _with_key(register, "0" * 16).push(lines)
    for response in (wrong, bare, unknown):
        assert (response.status_code, response.json()["hq_time"]) == (401, hq.now())
    assert register.push(lines).status_code == 200


def test_a_clock_that_is_off_is_told_the_time(hq: Hq, register: Register) -> None:
    now = register.now
    answers = [
        register.ask("GET", f"{register.path}/head", at=now + timedelta(seconds=off)).status_code
        for off in (-301, -299, 299, 301)
    ]
    assert answers == [401, 200, 200, 401]


def test_a_body_that_was_changed_on_the_way_is_unsigned(register: Register) -> None:
    lines = register.notes(1)

    def change(request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.body = encode_lines(lines) + b" "
        request.headers["Content-Length"] = str(len(request.body))
        return request

    register.session.auth = change
    assert register.push(lines).status_code == 401


def test_another_register_or_epoch_is_forbidden(register: Register, enrol_at: Enrol) -> None:
    other = enrol_at("S01")
    lines = other.notes(1)
    answers = [
        register.ask("POST", other.path, encode_lines(lines), "first=1"),
        register.ask("POST", f"/v1/journal/{register.name}/{'0' * 16}", encode_lines(lines), "first=1"),
        register.ask("GET", f"{other.path}/head"),
        register.ask("GET", f"/v1/journal/{other.name}"),
        register.ask("GET", other.path, query="after=0"),
    ]
    assert [(answer.status_code, code_of(answer)) for answer in answers] == [(403, "not_yours")] * 5


def test_forbidden_comes_before_malformed_and_malformed_before_a_gap(register: Register, enrol_at: Enrol) -> None:
    other = enrol_at("S02")
    assert register.ask("POST", other.path, b"{", "first=x").status_code == 403
    assert register.push_bytes(b"{", 99).status_code == 400
    lines = register.notes(2)
    assert register.push([_with(lines[1], sig="")]).status_code == 409


def test_a_bad_frame_is_malformed_after_the_signature_fits(register: Register) -> None:
    bad = register.ask("POST", register.path, b"no zstd", "first=1", {"Content-Encoding": "zstd"})
    odd = register.ask("POST", register.path, b"x", "first=1", {"Content-Encoding": "br"})
    assert [bad.status_code, odd.status_code] == [400, 400]


def test_a_revoked_key_may_still_push_and_nothing_else(hq: Hq, register: Register) -> None:
    register.push(register.notes(2))
    hq.database.run_transaction(
        "revoke", lambda tx: identity.revoke(tx, register.store, register.name, register.epoch, hq.now())
    )
    assert register.push(register.notes(2)).json()["head"] == 4
    assert hq.database.read(lambda tx: journal.quarantine_from(tx, place(register))) == 3
    refused = register.ask("GET", register.path, query="after=0")
    assert (refused.status_code, code_of(refused)) == (403, "key_revoked")


def test_a_journal_is_given_back_page_by_page(register: Register) -> None:
    lines = register.notes(500)
    register.push(lines)
    more = register.notes(3)
    register.push(more)
    first = decode_lines(register.ask("GET", register.path, query="after=0").content)
    rest = decode_lines(register.ask("GET", register.path, query="after=500").content)
    end = register.ask("GET", register.path, query="after=503")
    assert (first, rest, end.content) == (lines, more, b"")


def test_the_head_of_an_empty_journal_is_the_first_prev(register: Register) -> None:
    assert register.head() == (0, register.prev)
    epochs = register.ask("GET", f"/v1/journal/{register.name}").json()["epochs"]
    assert [(one["epoch"], one["head"], one["head_hash"]) for one in epochs] == [(register.epoch, 0, register.prev)]


def test_answers_are_packed_only_when_asked_for(register: Register) -> None:
    register.push(register.notes(100))
    plain = register.ask("GET", register.path, query="after=0")
    packed = register.ask("GET", register.path, query="after=0", headers={"Accept-Encoding": "zstd"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "zstd"
    for accepted, packs in {
        "gzip, zstd;q=0.5": True,
        "ZSTD": True,
        "zstd;q=0": False,
        "gzip, zstd; q=0.000": False,
    }.items():
        answer = register.ask("GET", register.path, query="after=0", headers={"Accept-Encoding": accepted})
        assert ("Content-Encoding" in answer.headers) is packs, accepted


def test_an_unknown_address_is_refused_as_the_protocol_writes_it(served: str) -> None:
    missing, wrong = requests.get(f"{served}/v1/nothing", timeout=30), requests.get(f"{served}/v1/enrol", timeout=30)
    assert (missing.status_code, code_of(missing)) == (404, "unknown_path")
    assert (wrong.status_code, code_of(wrong)) == (405, "wrong_method")


def test_a_refusal_names_code_message_and_advice(register: Register) -> None:
    error = json.loads(register.push_bytes(b"{", 1).content)["error"]
    assert error.keys() >= {"code", "message", "advice"}
    assert all(error.values())


def _with(line: PushLine, **changes: str) -> PushLine:
    return msgspec.structs.replace(line, **changes)


def _with_key(register: Register, epoch: str) -> Register:
    return replace(register, epoch=epoch)
