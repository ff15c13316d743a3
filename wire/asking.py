"""Questions that only HQ can answer."""

from typing import Any

from wire.fields import Count, Digest, RegisterId
from wire.messages import Message
from wire.signed import Signed


class MembersAnswer(Message, frozen=True, kw_only=True):
    """`GET /v1/members`: members' documents as the feed has them, at most a few; frozen ones too."""

    members: tuple[dict[str, Any], ...]


class ReceiptAnswer(Message, frozen=True, kw_only=True):
    """`GET /v1/receipts/{register}/{seq}`: the sale's entry as plain values, its hash, and what was returned of it.

    `raw` are the exact bytes of the entry, then of each of the returns, in base64.
    """

    register: RegisterId
    epoch: str
    seq: Count
    hash: Digest
    entry: dict[str, Any]
    returns: tuple[dict[str, Any], ...]
    raw: tuple[str, ...] = ()


class RefundRightRequest(Message, frozen=True, kw_only=True):
    """`POST /v1/refund-rights`: `receipt` is `register/epoch/seq` of the sale."""

    request_id: str
    receipt: str


class RefundRightAnswer(Message, frozen=True, kw_only=True):
    """The right as a signed grant of `REFUND:<sale>`, and what is left to return.

    `plan` is the text of the plan by which it was sold, where that was published for another store than the asker's.
    """

    grant: Signed
    left: dict[str, Any]
    plan: str = ""


class RedeemRequest(Message, frozen=True, kw_only=True):
    """`POST /v1/recharge-cards/redeem`: online only, credited by HQ once per code."""

    request_id: str
    code: str
    member: str


class RedeemAnswer(Message, frozen=True, kw_only=True):
    """What HQ credited for the code."""

    request_id: str
    member: str
    amount: Count
    entry: dict[str, Any]
