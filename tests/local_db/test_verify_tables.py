"""What stands beside the journal: certificates, keys, plans, proofs of grants."""

from pathlib import Path

import pytest

from local_db.driver import Transaction
from local_db.verify import prove, verify
from tests.local_db.world import KEY, Shop, certificate, grant
from wire.keys import private_key
from wire.signed import Certificate, read_unchecked, sign_message

EDITS = {
    "UPDATE epoch SET public_key = 'A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbk='": "certificate of S01-R2/",
    "UPDATE epoch SET sig = 'AAAA'": "certificate of S01-R2/",
    "UPDATE epoch SET store = 'S02'": "certificate of S01-R2/",
    "UPDATE hq_key SET sig = 'AAAA'": "HQ's keys",
    "DELETE FROM hq_key": "HQ's keys",
    "UPDATE plan SET text = CAST(text || ' ' AS BLOB)": "S01-R2/",
    "INSERT INTO plan VALUES ('aa', 7, '', x'7b7d')": "plan 7",
    "UPDATE plan SET version = 3": "S01-R2/",
}


@pytest.mark.parametrize("sql", EDITS)
def test_what_stands_beside_the_journal_is_proved_too(sql: str, shop: Shop) -> None:
    shop.a_day()
    shop.books.run(lambda tx: tx.execute(sql)).result()

    verdict = prove(shop.books.readers)
    assert (verdict.first_bad or "").startswith(EDITS[sql]), verdict


def test_a_grant_that_hq_did_not_sign_is_no_proof(shop: Shop) -> None:
    _, message = grant("M1", {"SVP/20260101-M1": 99_999})
    forged = sign_message(message, "hq-1", private_key(bytes(32)))
    shop.books.install_grant(forged, message).result()

    verdict = prove(shop.books.readers)
    assert verdict.first_bad == "allowance M1 SVP/20260101-M1"


def test_a_grant_of_another_owner_is_no_proof(shop: Shop) -> None:
    signed, _ = grant("M2", {"SVP/20260101-M1": 99_999})
    _, message = grant("M1", {"SVP/20260101-M1": 99_999})
    shop.books.install_grant(signed, message).result()

    assert prove(shop.books.readers).first_bad == "allowance M1 SVP/20260101-M1"


def test_rows_that_no_entry_accounts_for_are_found(shop: Shop, tmp_path: Path) -> None:
    def work(tx: Transaction) -> None:
        tx.execute("PRAGMA defer_foreign_keys = ON")
        tx.execute("INSERT INTO posting VALUES (1, 0, 'cash:S01-R2', 'CNY', 5, NULL)")

    shop.books.run(work).result()
    verdict = prove(shop.books.readers)
    assert not verdict.postings_balanced
    assert verdict.first_bad is not None


def test_a_certificate_signed_by_the_key_before_holds_and_by_a_stranger_not(shop: Shop, tmp_path: Path) -> None:
    seed = bytes(range(80, 112))
    stranger = sign_message(certificate_text(seed), "S01-R2/0000000000000000", private_key(bytes(32)))
    shop.books.add_epoch(stranger, seed).result()
    shop.books.close()

    assert verify(tmp_path / "books.db", KEY).first_bad == "certificate of S01-R2/6666666666666666"


def certificate_text(seed: bytes) -> Certificate:
    return read_unchecked(Certificate, certificate(seed, "6" * 16))
