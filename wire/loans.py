"""What one register of a store lends another: totals by unit, signed by the lender's key after its entry is durable."""

from __future__ import annotations

from domain.value import dataclass
from wire.fields import Count, DayOrTime, Holder, TimeText
from wire.json_text import Malformed
from wire.keys import SigningKey
from wire.messages import Message
from wire.signed import Certificate, HqKeys, Signed, WrongSignature, read_signed, sign_message


class LoanUnit(Message, frozen=True, kw_only=True):
    """One unit (with its lot): what was ever lent of it to this borrower, and until when it may be spent."""

    unit: str
    expires: DayOrTime | None
    o: Count


class Loan(Message, frozen=True, kw_only=True):
    """The lender's signed totals for one borrower and owner: safe to tell any number of times, in any order."""

    lender: Holder
    borrower: Holder
    owner: str
    lent: tuple[LoanUnit, ...]
    at: TimeText


@dataclass(frozen=True, slots=True)
class Proof:
    """A loan as it is kept: what the lender signed, and HQ's certificate of the lender's key."""

    signed: Signed
    certificate: Signed


def sign_loan(loan: Loan, key: SigningKey) -> Signed:
    """Sign as the lender."""
    return sign_message(loan, loan.lender, key)


def read_loan(proof: Proof, keys: HqKeys) -> Loan:
    """The loan inside, after HQ's signature of the lender's key and the lender's own were checked.

    Raises `WrongSignature` where one does not fit or the certificate is another register's, `Malformed`.
    """
    certificate = keys.read(Certificate, proof.certificate)
    loan = read_signed(Loan, proof.signed, certificate.public_key)
    if proof.signed.key != loan.lender or loan.lender != f"{certificate.register}/{certificate.epoch}":
        raise WrongSignature(f"{loan.lender} did not sign this loan")
    if loan.lender == loan.borrower:
        raise Malformed("nobody lends to himself")
    return loan
