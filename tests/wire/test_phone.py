"""What a phone carries: letters and digits only, read again as it was, anything else refused."""

import re

import pytest

from wire.allowances import PhoneChallenge
from wire.json_text import Malformed
from wire.phone import answer_text, challenge_text, is_answer, read_answer_text, read_challenge
from wire.signed import Signed

CHALLENGE = PhoneChallenge(
    register="S01-R2", epoch="00112233445566ff", owner="M1", unit="SV", amount=20_000, nonce="ab" * 16
)
ANSWER = Signed(signed='{"owner":"M1","é":1}', key="hq-1", sig="AAAA")


def test_it_is_read_as_it_was_written() -> None:
    assert read_challenge(challenge_text(CHALLENGE)) == CHALLENGE
    assert read_answer_text(answer_text(ANSWER)) == ANSWER
    assert is_answer(answer_text(ANSWER))
    assert not is_answer(challenge_text(CHALLENGE))


def test_every_scanner_can_type_it() -> None:
    """Upper-case letters and digits; case, spaces and line ends on the way do no harm."""
    text = challenge_text(CHALLENGE)

    assert re.fullmatch(r"[A-Z0-9]+", text)
    assert len(text) < 400
    assert read_challenge(f" {text[:40].lower()}\r\n{text[40:]} ") == CHALLENGE


@pytest.mark.parametrize(
    "text",
    ["", "POSASK", "POSASK1", "POSGRANT", challenge_text(CHALLENGE)[:-8], "POSASKAAAAAAAA", "POSASK" + "A" * 5000, "é"],
)
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        read_challenge(text)


def test_a_challenge_is_no_answer() -> None:
    with pytest.raises(Malformed):
        read_answer_text(challenge_text(CHALLENGE))
