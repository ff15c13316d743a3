"""Alipay by the customer's code, signed with RSA2 both ways.

Names and codes are the provider's (alipay.trade.pay, .query, .cancel, .refund, .fastpay.refund.query).
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from domain.payments import ABSENT, APPROVED, CLOSED, PENDING, REFUND, REFUSED, UNKNOWN, Outcome
from pos_app.payments.posting import NoAnswer, post
from wire.fields import read_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.payments import Payment

CHINA = timezone(timedelta(hours=8))
URL = "https://openapi.alipay.com/gateway.do"
ENDS = timedelta(minutes=2)
"""After that long the provider itself takes no money for an order any more."""
_NOT_SURE = frozenset({"ACQ.SYSTEM_ERROR", "AOP.ACQ.SYSTEM_ERROR", "ACQ.TRADE_HAS_SUCCESS", "ACQ.CONTEXT_INCONSISTENT"})
_STATES = {"TRADE_SUCCESS": APPROVED, "TRADE_FINISHED": APPROVED, "WAIT_BUYER_PAY": PENDING, "TRADE_CLOSED": CLOSED}
_NO_REFUND = frozenset(
    {
        "ACQ.SELLER_BALANCE_NOT_ENOUGH", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "ACQ.REASON_TRADE_BEEN_FREEZEN",
        "ACQ.TRADE_NOT_EXIST", "ACQ.TRADE_HAS_FINISHED", "ACQ.TRADE_STATUS_ERROR", "ACQ.BUYER_NOT_EXIST",
    }
)  # fmt: skip
OK, PAYING = "10000", "10003"


@dataclass(frozen=True, slots=True)
class Alipay:
    """A merchant's application with Alipay: its private key, and the provider's public key for the answers."""

    app_id: str
    private_key: RSAPrivateKey = field(repr=False)
    public_key: RSAPublicKey = field(repr=False)
    now: Callable[[], datetime] = field(repr=False)
    url: str = URL
    subject: str = "POS"

    def pay(self, payment: Payment, code: str) -> Outcome:
        """Capture on the customer's 16 to 24 digits."""
        asked = {
            "out_trade_no": payment.id,
            "scene": "bar_code",
            "auth_code": code,
            "subject": self.subject,
            "total_amount": yuan(payment.amount),
            "time_expire": (read_time(payment.at).astimezone(CHINA) + ENDS).strftime("%Y-%m-%d %H:%M:%S"),
        }
        return self._asked("alipay.trade.pay", asked, lambda found: _paid(found, payment))

    def query(self, payment: Payment) -> Outcome:
        """How a payment or a refund stands."""
        if payment.purpose == REFUND:
            asked = {"out_trade_no": payment.of, "out_request_no": payment.id}
            return self._asked("alipay.trade.fastpay.refund.query", asked, lambda found: _refund_stands(found, payment))
        return self._asked("alipay.trade.query", {"out_trade_no": payment.id}, lambda found: _stands(found, payment))

    def reverse(self, payment: Payment) -> Outcome:
        """Undo: taken money goes back, an open order ends. One that says what it did is believed, else it is asked."""
        done = self._asked("alipay.trade.cancel", {"out_trade_no": payment.id}, _cancelled)
        if done.state != ABSENT:
            return done
        found = self.query(payment)
        return found if found.state in {CLOSED, ABSENT} else Outcome(UNKNOWN, reason=found.reason)

    def refund(self, refund: Payment, total: int) -> Outcome:
        """Give a part back."""
        del total
        asked = {"out_trade_no": refund.of, "out_request_no": refund.id, "refund_amount": yuan(refund.amount)}
        return self._asked("alipay.trade.refund", asked, _refunded)

    def _asked(self, method: str, asked: Mapping[str, str], read: Callable[[Mapping[str, Any]], Outcome]) -> Outcome:
        fields = {
            "app_id": self.app_id,
            "method": method,
            "format": "JSON",
            "charset": "utf-8",
            "sign_type": "RSA2",
            "timestamp": self.now().astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S"),
            "version": "1.0",
            "biz_content": json.dumps(asked, ensure_ascii=False, separators=(",", ":")),
        }
        sign = self.private_key.sign(to_sign(fields), PKCS1v15(), SHA256())
        body = urlencode({**fields, "sign": base64.b64encode(sign).decode()}).encode()
        try:
            answer = post(self.url, body, "application/x-www-form-urlencoded; charset=utf-8")
        except NoAnswer as error:
            return Outcome(UNKNOWN, reason=str(error))
        found = read_answer(answer, method.replace(".", "_") + "_response", self.public_key)
        return read(found) if found is not None else Outcome(UNKNOWN, reason="an answer that cannot be believed")


def keys(private_pem: bytes, public_pem: bytes) -> tuple[RSAPrivateKey, RSAPublicKey]:
    """The two keys of their PEM files; ValueError for keys of another kind."""
    private, public = load_pem_private_key(private_pem, None), load_pem_public_key(public_pem)
    if not isinstance(private, RSAPrivateKey) or not isinstance(public, RSAPublicKey):
        raise ValueError("Alipay wants RSA keys")  # noqa: TRY004  the file holds them, no caller chose them
    return private, public


def to_sign(fields: Mapping[str, str]) -> bytes:
    """The text that is signed: every field with a value but the signature, by name."""
    return "&".join(f"{name}={fields[name]}" for name in sorted(fields) if fields[name] and name != "sign").encode()


def read_answer(data: bytes, node: str, key: RSAPublicKey) -> dict[str, Any] | None:
    """The node of an answer whose signature fits its exact text; None for anything else."""
    try:
        text = data.decode()
        whole = json.loads(text)
        start = text.index(f'"{node}":') + len(node) + 3
        found, end = json.JSONDecoder().raw_decode(text, start + len(text[start:]) - len(text[start:].lstrip()))
        key.verify(base64.b64decode(whole["sign"]), text[start:end].strip().encode(), PKCS1v15(), SHA256())
    except (ValueError, KeyError, TypeError, binascii.Error, InvalidSignature):
        return None
    return found if isinstance(found, dict) else None


def yuan(amount: int) -> str:
    """Minor units as the provider writes money: "12.34"."""
    return f"{amount // 100}.{amount % 100:02d}"


def _said(found: Mapping[str, Any]) -> str:
    return str(found.get("sub_msg") or found.get("msg") or "")


def _same(found: Mapping[str, Any], payment: Payment, outcome: Outcome) -> Outcome:
    if (found.get("out_trade_no"), found.get("total_amount")) != (payment.id, yuan(payment.amount)):
        return Outcome(UNKNOWN, reason="an answer for another order or amount")
    return outcome


def _paid(found: Mapping[str, Any], payment: Payment) -> Outcome:
    code, sub = found.get("code"), str(found.get("sub_code", ""))
    if code == OK:
        return _same(found, payment, Outcome(APPROVED, str(found.get("trade_no", ""))))
    if code == PAYING:
        return Outcome(PENDING, reason=_said(found))
    if code == "40004" and sub and sub not in _NOT_SURE:
        return Outcome(REFUSED, reason=_said(found))
    return Outcome(UNKNOWN, reason=_said(found))


def _stands(found: Mapping[str, Any], payment: Payment) -> Outcome:
    if found.get("code") != OK:
        return Outcome(ABSENT if found.get("sub_code") == "ACQ.TRADE_NOT_EXIST" else UNKNOWN, reason=_said(found))
    state = _STATES.get(str(found.get("trade_status")), UNKNOWN)
    outcome = Outcome(state, str(found.get("trade_no", "")))
    return _same(found, payment, outcome) if state == APPROVED else outcome


def _cancelled(found: Mapping[str, Any]) -> Outcome:
    if found.get("code") != OK:
        return Outcome(ABSENT if found.get("sub_code") == "ACQ.TRADE_NOT_EXIST" else UNKNOWN, reason=_said(found))
    if found.get("retry_flag") != "N":
        return Outcome(UNKNOWN, reason="it asks to be asked again")
    return Outcome(CLOSED if found.get("action") in {"close", "refund"} else ABSENT)


def _refunded(found: Mapping[str, Any]) -> Outcome:
    if found.get("code") == OK:
        return Outcome(PENDING, str(found.get("trade_no", "")))
    return Outcome(REFUSED if found.get("sub_code") in _NO_REFUND else UNKNOWN, reason=_said(found))


def _refund_stands(found: Mapping[str, Any], refund: Payment) -> Outcome:
    if found.get("code") != OK:
        return Outcome(ABSENT if found.get("sub_code") == "ACQ.TRADE_NOT_EXIST" else UNKNOWN, reason=_said(found))
    if found.get("refund_status") not in {None, "", "REFUND_SUCCESS"}:
        return Outcome(PENDING)
    if found.get("out_request_no") != refund.id:
        return Outcome(ABSENT)
    if found.get("refund_amount") != yuan(refund.amount):
        return Outcome(UNKNOWN, reason="a refund of another amount")
    return Outcome(APPROVED, str(found.get("trade_no", "")))
