"""Loans between registers of a store: lent by an entry, borrowed on the lender's signature, both proved again."""

import pytest

from domain.entries import AllowanceLent, UnitAmount
from domain.errors import Refusal
from local_db import loans, verify_tables
from local_db.driver import Transaction
from local_db.verify import prove
from tests.local_db.world import EPOCH, MILK, SOAP, Shop, certificate
from tests.proving import switched_off
from wire.keys import private_key
from wire.loans import Loan, LoanUnit, Proof, sign_loan

LENDER, LENDER_SEED = "S01-R1/aaaabbbbccccdddd", bytes(range(90, 122))
ME = f"S01-R2/{EPOCH}"
UNIT = "SVP/20260101-M9"
OWN = "SVP/20260101-M1"
END = "2027-12-31"


def loan(amount: int, borrower: str = ME, seed: bytes = LENDER_SEED, owner: str = "M9") -> tuple[Loan, Proof]:
    """What S01-R1 signed: it has lent so much in all."""
    text = Loan(
        lender=LENDER,
        borrower=borrower,
        owner=owner,
        lent=(LoanUnit(unit=UNIT, expires=END, o=amount),),
        at="2026-01-02T08:00:00.000Z",
    )
    its = certificate(LENDER_SEED, LENDER.partition("/")[2], "S01-R1")
    return text, Proof(sign_loan(text, private_key(seed)), its)


def lend(shop: Shop, amount: int, unit: str = OWN, owner: str = "M1") -> None:
    body = AllowanceLent("S01", LENDER, "asked", (UnitAmount(owner, unit, amount),))
    shop.act("allowance.lent", body, members=(owner,))


def test_a_loan_is_a_total_told_any_number_of_times(shop: Shop) -> None:
    for amount, expected in ((500, 500), (300, 500), (500, 500), (900, 900)):
        assert shop.books.borrow(*loan(amount)).result()
        assert shop.books.rooms("M9")[UNIT].totals.room == expected
    assert shop.books.rooms("M9")[UNIT].expires == END
    assert [(one.owner, one.totals.borrowed) for one in shop.books.borrowed()] == [("M9", {LENDER: 900})]
    assert prove(shop.books.readers).first_bad is None


def test_a_loan_to_another_epoch_counts_nothing(shop: Shop) -> None:
    assert not shop.books.borrow(*loan(500, f"S01-R2/{'4' * 16}")).result()
    assert shop.books.rooms("M9") == {}


def test_what_was_borrowed_can_be_spent_and_what_was_lent_cannot(shop: Shop) -> None:
    shop.open_shift()
    shop.books.borrow(*loan(1000)).result()
    shop.sell((SOAP, 3), member="M9", stored=1000)
    with pytest.raises(Refusal, match="not_enough_stored_value"):
        shop.sell((MILK, 1), member="M9", stored=1)
    lend(shop, 59_000)
    with pytest.raises(Refusal, match="not_enough_allowance"):
        lend(shop, 1_001)
    assert shop.books.rooms("M1")[OWN].totals.room == 1_000
    assert [(one.owner, one.totals.lent) for one in shop.books.shared_out()] == [("M1", {LENDER: 59_000})]
    shop.books.borrow(*loan(1500)).result()
    shop.sell((SOAP, 3), member="M9", stored=500)
    assert shop.books.own_effects("M1", {}).get(OWN, 0) == 0, "the member has what he had"
    verdict = prove(shop.books.readers)
    assert verdict.first_bad is None, verdict.reason


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("DELETE FROM loan", "not as much is proved"),
        ("UPDATE loan SET total = 2000", "not as much is proved"),
        ("UPDATE loan SET expires = NULL", "who signed"),
        ("UPDATE loan SET certificate = proof", "does not hold"),
    ],
)
def test_what_nobody_lent_is_found(shop: Shop, sql: str, why: str) -> None:
    shop.open_shift()
    shop.books.borrow(*loan(1000)).result()
    shop.sell((SOAP, 1), member="M9", stored=100)
    shop.books.run(lambda tx: tx.execute(sql)).result()

    verdict = prove(shop.books.readers)
    assert verdict.first_bad == f"allowance M9 {UNIT}", verdict
    assert why in verdict.reason


def test_a_loan_that_its_lender_did_not_sign_is_found(shop: Shop) -> None:
    shop.books.borrow(*loan(1000, seed=bytes(32))).result()

    assert "does not hold" in prove(shop.books.readers).reason


def test_less_than_entries_told_was_borrowed_is_found(shop: Shop) -> None:
    """A row that was put back to before the last loan."""
    shop.open_shift()
    shop.books.borrow(*loan(1000)).result()
    shop.sell((SOAP, 1), member="M9", stored=100)

    def put_back(tx: Transaction) -> None:
        tx.execute("DROP TRIGGER allowance_no_delete")
        tx.execute("DELETE FROM allowance WHERE owner = 'M9'")
        loans.borrow_in(tx, *loan(500))
        tx.execute("UPDATE allowance SET spent = 100 WHERE owner = 'M9'")

    shop.books.run(put_back).result()

    assert "entries say" in prove(shop.books.readers).reason


def test_control_a_loan_installed_like_a_delta(shop: Shop) -> None:
    with switched_off(loans, "one.o > known.borrowed.get(loan.lender, 0)", "True"):
        shop.books.borrow(*loan(900)).result()
        shop.books.borrow(*loan(300)).result()
        told = prove(shop.books.readers)
    assert told.first_bad is not None


def test_control_nobody_looks_at_the_proof(shop: Shop) -> None:
    shop.books.borrow(*loan(1000, seed=bytes(32))).result()
    with switched_off(verify_tables, "        _lent(what, one, *who)\n", "        pass\n"):
        assert prove(shop.books.readers).first_bad is None
    assert prove(shop.books.readers).first_bad is not None
