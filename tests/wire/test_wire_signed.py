"""Signed texts, HQ's chain of keys, enrolment, snapshots, grants: what fits is read, what does not is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.test_wire_vector import HQ_KEY, REGISTER_KEY, certificate
from wire import enrolment, keys, messages
from wire.allowances import Grant, Granted, GrantRefusal, read_answer
from wire.enrolment import EnrolAnswer, make_code, parse_code
from wire.errors import ErrorBody, ErrorDetail
from wire.json_text import Malformed
from wire.signed import Certificate, HqKey, HqKeys, Signed, WrongSignature, sign_message, sign_text
from wire.snapshots import SnapshotAnswer, SnapshotText, checked_snapshot

NEXT_KEY = keys.private_key(bytes(range(0x40, 0x60)))
AT = "2026-01-02T03:04:05.678Z"
FIRST = sign_message(HqKey(id="hq-1", public_key=keys.public_text(HQ_KEY), from_=AT), "hq-1", HQ_KEY)
SECOND = sign_message(HqKey(id="hq-2", public_key=keys.public_text(NEXT_KEY), from_=AT), "hq-1", HQ_KEY)


def test_the_chain_grows() -> None:
    chain = HqKeys([FIRST])
    assert "hq-2" not in chain
    chain.add(SECOND)
    chain.add(SECOND)
    assert chain.links == (FIRST, SECOND)
    assert chain.latest.id == "hq-2"
    assert chain.read(Certificate, sign_message(certificate(), "hq-2", NEXT_KEY)) == certificate()
    assert chain.read(Certificate, sign_message(certificate(), "hq-1", HQ_KEY)) == certificate()


def test_chains_that_do_not_hold() -> None:
    """No link, a first link signed by another, a later one by itself, an id again, an unknown signer."""
    with pytest.raises(Malformed):
        HqKeys([])
    by_itself = sign_message(HqKey(id="hq-2", public_key=keys.public_text(NEXT_KEY), from_=AT), "hq-2", NEXT_KEY)
    again = sign_message(HqKey(id="hq-1", public_key=keys.public_text(NEXT_KEY), from_=AT), "hq-1", HQ_KEY)
    forged = sign_message(HqKey(id="hq-2", public_key=keys.public_text(NEXT_KEY), from_=AT), "hq-1", NEXT_KEY)
    for chain in ([SECOND], [FIRST, by_itself], [FIRST, again], [FIRST, forged]):
        with pytest.raises(WrongSignature):
            HqKeys(chain)


def test_signatures_are_over_the_exact_text() -> None:
    signed = sign_message(certificate(), "hq-1", HQ_KEY)
    chain = HqKeys([FIRST])
    for wrong in (
        Signed(signed=signed.signed + " ", key="hq-1", sig=signed.sig),
        Signed(signed=signed.signed, key="hq-2", sig=signed.sig),
        Signed(signed=signed.signed, key="hq-1", sig=signed.sig[::-1]),
        sign_message(certificate(), "hq-1", REGISTER_KEY),
    ):
        with pytest.raises(WrongSignature):
            chain.read(Certificate, wrong)
    with pytest.raises(Malformed):
        chain.read(Certificate, sign_text('{"register":1}', "hq-1", HQ_KEY))
    with pytest.raises(Malformed):
        sign_text('"\ud800"', "hq-1", HQ_KEY)


@given(st.binary(min_size=9, max_size=16))
def test_codes(random: bytes) -> None:
    """A code comes back as it was made, however it is typed."""
    code = make_code(random, keys.public_text(HQ_KEY))
    assert len(code.secret) == 13
    assert code.fingerprint == "24f6ed6acbfe1009c030"
    assert parse_code(code.text) == code
    typed = code.secret.lower().replace("0", "o").replace("1", "l")
    assert parse_code(f" {typed[:4]}-{typed[4:]}.{code.fingerprint.upper()} ") == code


@given(st.sets(st.integers(0, 2**65 - 1), min_size=2, max_size=2))
def test_codes_differ(numbers: set[int]) -> None:
    """All 65 bits are in the code."""
    codes = {make_code(number.to_bytes(9, "big"), keys.public_text(HQ_KEY)).secret for number in numbers}
    assert len(codes) == 2


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0123456789ABC",
        "0123456789AB.24f6ed6acbfe1009c030",
        "0123456789ABU.24f6ed6acbfe1009c030",
        "0123456789ABC.24f6ed6acbfe1009c03",
        "0123456789ABC.24f6ed6acbfe1009c03g",
    ],
)
def test_codes_mistyped(typed: str) -> None:
    with pytest.raises(Malformed):
        parse_code(typed)


def test_a_code_needs_its_bits() -> None:
    with pytest.raises(ValueError, match="65"):
        make_code(bytes(8), keys.public_text(HQ_KEY))


def _answer(certificate_signed: Signed) -> EnrolAnswer:
    return EnrolAnswer(
        certificate=certificate_signed, hq_keys=(FIRST, SECOND), recovery_key=keys.to_base64(bytes(32)), hq_time=AT
    )


def test_enrolment_is_checked() -> None:
    code = make_code(bytes(9), keys.public_text(HQ_KEY))
    ours = keys.public_text(REGISTER_KEY)
    answer = _answer(sign_message(certificate(), "hq-1", HQ_KEY))
    found, chain = enrolment.checked_enrolment(answer, code, ours)
    assert found == certificate()
    assert "hq-2" in chain
    with pytest.raises(WrongSignature, match="code names"):
        enrolment.checked_enrolment(_answer(sign_message(certificate(), "hq-2", NEXT_KEY)), code, ours)
    with pytest.raises(WrongSignature, match="another key"):
        enrolment.checked_enrolment(answer, code, keys.public_text(NEXT_KEY))
    with pytest.raises(WrongSignature):
        enrolment.checked_enrolment(_answer(sign_message(certificate(), "hq-1", NEXT_KEY)), code, ours)
    assert enrolment.key_id("S01-R2", "00112233445566ff") == "S01-R2/00112233445566ff"


def test_snapshots_are_checked() -> None:
    text = SnapshotText(scope="chain", bytes=10, sha256="0" * 64, cursor=5, schema=1, life=1)
    signed = sign_message(text, "hq-1", HQ_KEY)
    chain = HqKeys([FIRST])
    good = {"url": "/v1/s", "bytes": 10, "sha256": "0" * 64, "cursor": 5, "schema": 1}
    answer = messages.from_plain(SnapshotAnswer, {**good, "signed": messages.to_plain(signed)})
    assert checked_snapshot(answer, "chain", chain) == text
    with pytest.raises(Malformed):
        checked_snapshot(answer, "index", chain)
    for change in ({"bytes": 11}, {"sha256": "1" * 64}, {"cursor": 6}, {"schema": 2}, {"url": "//h/x"}, {"url": "x"}):
        other = messages.from_plain(SnapshotAnswer, {**good, **change, "signed": messages.to_plain(signed)})
        with pytest.raises(Malformed):
            checked_snapshot(other, "chain", chain)


def test_answers_to_an_ask() -> None:
    """A grant is told from a refusal by what is signed; neither is read under a wrong signature."""
    chain = HqKeys([FIRST])
    grant = Grant(
        request_id="r",
        owner="M1",
        holder="S01-R2",
        epoch="00112233445566ff",
        life=1,
        granted=(Granted(unit="SVP/1", expires=None, g=1),),
        policy={},
        hq_time=AT,
    )
    refusal = GrantRefusal(request_id="r", refused=())
    assert read_answer(sign_message(grant, "hq-1", HQ_KEY), chain) == grant
    assert read_answer(sign_message(refusal, "hq-1", HQ_KEY), chain) == refusal
    with pytest.raises(WrongSignature):
        read_answer(sign_message(grant, "hq-1", REGISTER_KEY), chain)
    with pytest.raises(Malformed):
        read_answer(sign_text("[]", "hq-1", HQ_KEY), chain)


def test_unknown_fields_are_passed_over() -> None:
    body = messages.from_bytes(ErrorBody, b'{"error":{"code":"c","message":"m","advice":"a","new":1},"more":[]}')
    assert body == ErrorBody(error=ErrorDetail(code="c", message="m", advice="a"))


@pytest.mark.parametrize("text", ["", "A", "AA", "AAA", "AA==AA==", "AB==", "AA==\n", "A A==", "-_==", "é"])
def test_base64_has_one_form(text: str) -> None:
    if text:
        with pytest.raises(Malformed):
            keys.from_base64(text)
    else:
        assert keys.from_base64(text) == b""


def test_public_keys_have_32_bytes() -> None:
    with pytest.raises(Malformed):
        keys.public_key(keys.to_base64(bytes(31)))
