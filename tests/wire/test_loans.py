"""A loan is the lender's word, and HQ's for the lender's key."""

import pytest

from tests.local_db.test_loans import LENDER, loan
from tests.local_db.world import certificate, hq_keys
from wire.json_text import Malformed
from wire.keys import private_key
from wire.loans import Proof, read_loan, sign_loan
from wire.messages import from_bytes, to_bytes
from wire.signed import HqKeys, WrongSignature

KEYS = HqKeys(hq_keys())


def test_what_the_lender_signed_is_read() -> None:
    text, proof = loan(500)

    assert read_loan(proof, KEYS) == text


@pytest.mark.parametrize(
    "proof",
    [
        Proof(loan(500)[1].signed, certificate()),
        Proof(loan(500, seed=bytes(32))[1].signed, loan(500)[1].certificate),
        Proof(loan(500)[1].signed, sign_loan(loan(500)[0], private_key(bytes(32)))),
    ],
    ids=["another register's certificate", "another key", "no certificate of HQ"],
)
def test_what_proves_nothing(proof: Proof) -> None:
    with pytest.raises((WrongSignature, Malformed)):
        read_loan(proof, KEYS)


def test_nobody_lends_to_himself() -> None:
    with pytest.raises(Malformed, match="himself"):
        read_loan(loan(500, borrower=LENDER)[1], KEYS)


def test_it_travels_as_json() -> None:
    text, _ = loan(500)

    assert from_bytes(type(text), to_bytes(text)) == text
