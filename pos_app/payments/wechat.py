"""WeChat Pay by the customer's code, version 2 of its interface, signed with HMAC-SHA256.

Names and codes are the provider's (micropay, orderquery, reverse, refund, refundquery). Reversing and refunding need
the merchant's certificate.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from domain.payments import ABSENT, APPROVED, CLOSED, PENDING, REFUND, REFUSED, UNKNOWN, Outcome
from pos_app.payments.posting import NoAnswer, post
from wire.fields import read_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.payments import Payment

CHINA = timezone(timedelta(hours=8))
URL = "https://api.mch.weixin.qq.com"
ENDS = timedelta(minutes=2)
"""After that long the provider itself takes no money for an order any more."""
_DEFINITE = frozenset(
    {
        "AUTHCODEEXPIRE", "AUTH_CODE_ERROR", "AUTH_CODE_INVALID", "NOTENOUGH", "NOTSUPORTCARD", "TRADE_ERROR",
        "ORDERCLOSED", "ORDERREVERSED", "BUYER_MISMATCH", "NOAUTH", "PARAM_ERROR", "LACK_PARAMS", "SIGNERROR",
        "XML_FORMAT_ERROR", "REQUIRE_POST_METHOD", "POST_DATA_EMPTY", "NOT_UTF8", "APPID_NOT_EXIST", "MCHID_NOT_EXIST",
        "APPID_MCHID_NOT_MATCH",
    }
)  # fmt: skip
"""Errors after which the money was certainly not taken; whatever else went wrong is asked about."""
_STATES = {
    "SUCCESS": APPROVED, "REFUND": CLOSED, "NOTPAY": PENDING, "USERPAYING": PENDING, "CLOSED": CLOSED,
    "REVOKED": CLOSED, "PAYERROR": CLOSED,
}  # fmt: skip
_REFUNDS = {"SUCCESS": APPROVED, "PROCESSING": PENDING, "REFUNDCLOSE": REFUSED, "CHANGE": REFUSED}
_NO_REFUND = frozenset(
    {"NOTENOUGH", "USER_ACCOUNT_ABNORMAL", "TRADE_OVERDUE", "INVALID_TRANSACTIONID", "ORDERNOTEXIST"}
)


@dataclass(frozen=True, slots=True)
class WeChatPay:
    """A merchant's account with WeChat Pay. `certificate` names the files of the merchant's certificate and key."""

    appid: str
    mch_id: str
    key: str = field(repr=False)
    nonce: Callable[[], str] = field(repr=False)
    certificate: tuple[str, str] | None = None
    url: str = URL
    body: str = "POS"

    def pay(self, payment: Payment, code: str) -> Outcome:
        """Capture on the customer's 18 digits."""
        at = read_time(payment.at).astimezone(CHINA)
        asked = {
            "body": self.body,
            "out_trade_no": payment.id,
            "total_fee": str(payment.amount),
            "spbill_create_ip": "127.0.0.1",
            "auth_code": code,
            "time_start": _stamp(at),
            "time_expire": _stamp(at + ENDS),
        }
        return self._asked("/pay/micropay", asked, lambda found: _paid(found, payment))

    def query(self, payment: Payment) -> Outcome:
        """How a payment or a refund stands."""
        if payment.purpose == REFUND:
            asked = {"out_refund_no": payment.id}
            return self._asked("/pay/refundquery", asked, lambda found: _refund_stands(found, payment))
        return self._asked("/pay/orderquery", {"out_trade_no": payment.id}, lambda found: _stands(found, payment))

    def reverse(self, payment: Payment) -> Outcome:
        """Undo: taken money goes back, an open order ends."""
        asked = {"out_trade_no": payment.id}
        return self._asked("/secapi/pay/reverse", asked, _reversed, secure=True)

    def refund(self, refund: Payment, total: int) -> Outcome:
        """Give a part back."""
        asked = {
            "out_trade_no": refund.of,
            "out_refund_no": refund.id,
            "total_fee": str(total),
            "refund_fee": str(refund.amount),
        }
        return self._asked("/secapi/pay/refund", asked, lambda found: _refunded(found, refund), secure=True)

    def _asked(
        self, path: str, asked: Mapping[str, str], read: Callable[[Mapping[str, str]], Outcome], *, secure: bool = False
    ) -> Outcome:
        whole = {
            "appid": self.appid,
            "mch_id": self.mch_id,
            "nonce_str": self.nonce(),
            "sign_type": "HMAC-SHA256",
            **asked,
        }
        whole["sign"] = signature(whole, self.key)
        try:
            found = read_xml(
                post(self.url + path, written(whole), "text/xml; charset=utf-8", self.certificate if secure else None)
            )
        except NoAnswer as error:
            return Outcome(UNKNOWN, reason=str(error))
        if found.get("return_code") != "SUCCESS":
            return Outcome(UNKNOWN, reason=found.get("return_msg", "no answer that can be read"))
        if not hmac.compare_digest(found.get("sign", ""), signature(found, self.key)):
            return Outcome(UNKNOWN, reason="an answer with a wrong signature")
        return read(found)


def signature(fields: Mapping[str, str], key: str) -> str:
    """The signature over the fields that have a value, by name, with the merchant's key behind them."""
    text = "&".join(f"{name}={fields[name]}" for name in sorted(fields) if fields[name] and name != "sign")
    return hmac.digest(key.encode(), f"{text}&key={key}".encode(), hashlib.sha256).hex().upper()


def written(fields: Mapping[str, str]) -> bytes:
    """The fields as the provider's flat XML."""
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
    return f"<xml>{inside}</xml>".encode()


def read_xml(data: bytes) -> dict[str, str]:
    """The fields of a flat XML; empty when it is none. A document that declares types or entities is none."""
    if b"<!DOCTYPE" in data.upper() or b"<!ENTITY" in data.upper():
        return {}
    try:
        root = ET.fromstring(data)  # noqa: S314  entities are refused above, the length is bounded
    except (ET.ParseError, ValueError):
        return {}
    return {child.tag: child.text or "" for child in root}


def _stamp(at: datetime) -> str:
    return at.strftime("%Y%m%d%H%M%S")


def _failed(found: Mapping[str, str]) -> tuple[str, str] | None:
    if found.get("result_code") == "SUCCESS":
        return None
    return found.get("err_code", ""), found.get("err_code_des") or found.get("err_code", "")


def _same(found: Mapping[str, str], payment: Payment, outcome: Outcome) -> Outcome:
    """An approval counts when it is of this order and this amount."""
    if (found.get("out_trade_no"), found.get("total_fee")) != (payment.id, str(payment.amount)):
        return Outcome(UNKNOWN, reason="an answer for another order or amount")
    return outcome


def _paid(found: Mapping[str, str], payment: Payment) -> Outcome:
    wrong = _failed(found)
    if wrong is None:
        return _same(found, payment, Outcome(APPROVED, found.get("transaction_id", "")))
    code, said = wrong
    if code == "USERPAYING":
        return Outcome(PENDING, reason=said)
    return Outcome(REFUSED if code in _DEFINITE else UNKNOWN, reason=said)


def _stands(found: Mapping[str, str], payment: Payment) -> Outcome:
    wrong = _failed(found)
    if wrong is not None:
        return Outcome(ABSENT if wrong[0] == "ORDERNOTEXIST" else UNKNOWN, reason=wrong[1])
    state = _STATES.get(found.get("trade_state", ""), UNKNOWN)
    outcome = Outcome(state, found.get("transaction_id", ""), found.get("trade_state_desc", ""))
    return _same(found, payment, outcome) if state == APPROVED else outcome


def _reversed(found: Mapping[str, str]) -> Outcome:
    wrong = _failed(found)
    if wrong is None:
        return Outcome(CLOSED)
    return Outcome(ABSENT if wrong[0] == "ORDERNOTEXIST" else UNKNOWN, reason=wrong[1])


def _refunded(found: Mapping[str, str], refund: Payment) -> Outcome:
    wrong = _failed(found)
    if wrong is not None:
        return Outcome(REFUSED if wrong[0] in _NO_REFUND else UNKNOWN, reason=wrong[1])
    if (found.get("out_refund_no"), found.get("refund_fee")) != (refund.id, str(refund.amount)):
        return Outcome(UNKNOWN, reason="an answer for another refund or amount")
    return Outcome(PENDING, found.get("refund_id", ""))


def _refund_stands(found: Mapping[str, str], refund: Payment) -> Outcome:
    wrong = _failed(found)
    if wrong is not None:
        return Outcome(ABSENT if wrong[0] == "REFUNDNOTEXIST" else UNKNOWN, reason=wrong[1])
    state = _REFUNDS.get(found.get("refund_status_0", ""), UNKNOWN)
    if state == APPROVED and found.get("refund_fee_0") != str(refund.amount):
        return Outcome(UNKNOWN, reason="a refund of another amount")
    return Outcome(state, found.get("refund_id_0", ""))
