"""Every address of HQ as a method.  Raises the faults of `pos_app.sync.errors`; every request is safe to repeat."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec

from pos_app.sync.errors import Damaged, Garbled
from pos_app.sync.http import HqHttp
from pos_app.sync.ports import Identity
from wire import messages
from wire.allowances import AllowanceRequest, Grant, GrantRefusal, TotalsReport, read_answer
from wire.asking import (
    MembersAnswer,
    ReceiptAnswer,
    RedeemAnswer,
    RedeemRequest,
    RefundRightAnswer,
    RefundRightRequest,
)
from wire.enrolment import EnrolAnswer, EnrolmentCode, EnrolRequest, OpenedEpoch, OpenEpoch, checked_enrolment
from wire.feed import FeedPage, cursors_text
from wire.heartbeat import Heartbeat, HeartbeatAnswer
from wire.json_text import Malformed
from wire.push import CONTENT_TYPE, Epochs, Head, PushAnswer, PushLine, decode_lines, encode_lines
from wire.signed import Certificate, HqKeys, Signed, WrongSignature
from wire.snapshots import SnapshotAnswer

FEED_LIMIT = 5000
FEED_WAIT_SECONDS = 25

M = TypeVar("M", bound=msgspec.Struct)


class HqClient:
    """HQ as one thread of the till sees it."""

    def __init__(self, http: HqHttp) -> None:
        self.http = http

    def enrol(
        self, code: EnrolmentCode, public_key: str, device: Mapping[str, object]
    ) -> tuple[EnrolAnswer, Certificate, HqKeys]:
        """Use a one-time code: the answer, the checked certificate, HQ's checked keys; `Damaged` if they do not fit."""
        request = EnrolRequest(code=code.text, public_key=public_key, device=dict(device))
        answer = _read(EnrolAnswer, self.http.call_unsigned("/v1/enrol", messages.to_bytes(request)))
        try:
            certificate, keys = checked_enrolment(answer, code, public_key)
        except (WrongSignature, Malformed) as error:
            raise Damaged(f"HQ is not the one that the code names: {error}") from error
        self.http.learn(answer.hq_time)
        return answer, certificate, keys

    def seal_key(self, sealed: str) -> None:
        """Keep the database key, sealed to HQ's recovery key, at HQ: the text as it lies beside the books."""
        body = sealed.encode("ascii")
        self.http.call("PUT", "/v1/sealed-key", body=body, content_type="application/octet-stream")

    def open_epoch(self, request: OpenEpoch, previous: Identity) -> Signed:
        """Have an epoch countersigned; the request is signed by the epoch before."""
        body = self.http.call("POST", "/v1/epochs", body=messages.to_bytes(request), identity=previous)
        answer = _read(OpenedEpoch, body).certificate
        if answer.signed != request.certificate.signed:
            raise Damaged("HQ countersigned another certificate than the one that was sent.")
        return answer

    def head(self, register: str, epoch: str) -> Head:
        """What HQ holds of a journal."""
        return _read(Head, self.http.call("GET", f"/v1/journal/{register}/{epoch}/head"))

    def epochs(self, register: str) -> Epochs:
        """All epochs of a register that HQ knows."""
        return _read(Epochs, self.http.call("GET", f"/v1/journal/{register}"))

    def own_journal(self, register: str, epoch: str, after: int) -> list[PushLine]:
        """A page of the register's own journal as HQ holds it; empty at the end."""
        body = self.http.call("GET", f"/v1/journal/{register}/{epoch}", {"after": after})
        try:
            return decode_lines(body)
        except Malformed as error:
            raise Garbled(f"HQ's copy of the journal cannot be read: {error}") from error

    def push(
        self, register: str, epoch: str, first: int, lines: Sequence[PushLine], who: Identity | None = None
    ) -> PushAnswer:
        """Hand in lines, signed by the present epoch's key or another's; `Refused` 409 with `expected`, 423 with `at`,
        400 and 413.
        """
        path = f"/v1/journal/{register}/{epoch}"
        body = self.http.call(
            "POST", path, {"first": first}, encode_lines(lines), content_type=CONTENT_TYPE, identity=who
        )
        answer = _read(PushAnswer, body)
        self.http.learn(answer.hq_time)
        return answer

    def salvage(self, register: str, epoch: str, lines: Sequence[PushLine]) -> bytes:
        """Hand in another register's lines."""
        path = f"/v1/salvage/{register}/{epoch}"
        return self.http.call("POST", path, body=encode_lines(lines), content_type=CONTENT_TYPE)

    def feed(self, life: int, cursors: Mapping[str, int], wait: int = FEED_WAIT_SECONDS) -> FeedPage:
        """One long-poll for all scopes, at most `wait` seconds; `Refused` 410 with `scope` and `snapshot`."""
        query: dict[str, str | int] = {"life": life, "after": cursors_text(cursors), "wait": wait, "limit": FEED_LIMIT}
        return _read(FeedPage, self.http.call("GET", "/v1/feed", query, read_timeout=wait + 20))

    def snapshot(self, scope: str) -> SnapshotAnswer:
        """Where a scope's snapshot lies; `Busy` when there is none yet."""
        return _read(SnapshotAnswer, self.http.call("GET", f"/v1/snapshots/{scope}"))

    def ask_allowance(self, request: AllowanceRequest, keys: HqKeys) -> tuple[Grant | GrantRefusal, Signed]:
        """Ask for more; the checked answer and its signed text."""
        signed = _read(Signed, self.http.call("POST", "/v1/allowances", body=messages.to_bytes(request)))
        try:
            answer = read_answer(signed, keys)
        except (WrongSignature, Malformed) as error:
            raise Damaged(f"HQ's answer about an allowance does not hold: {error}") from error
        if answer.request_id != request.request_id:
            raise Damaged("HQ answered another request than the one that was sent.")
        return answer, signed

    def report_totals(self, report: TotalsReport, who: Identity) -> None:
        """One page of totals in a new life of HQ, signed by the epoch whose totals they are."""
        self.http.call("POST", "/v1/totals", body=messages.to_bytes(report), identity=who)

    def members(self, **by: str) -> MembersAnswer:
        """Members not on the till, by `card`, `phone` or `last4`."""
        return _read(MembersAnswer, self.http.call("GET", "/v1/members", by))

    def receipt(self, register: str, seq: int, head: str) -> ReceiptAnswer:
        """A sale of any register, by its number and the head printed on paper."""
        return _read(ReceiptAnswer, self.http.call("GET", f"/v1/receipts/{register}/{seq}", {"head": head}))

    def refund_right(self, request: RefundRightRequest) -> RefundRightAnswer:
        """Borrow the right to take a sale back."""
        return _read(RefundRightAnswer, self.http.call("POST", "/v1/refund-rights", body=messages.to_bytes(request)))

    def redeem(self, request: RedeemRequest) -> RedeemAnswer:
        """Credit a recharge card, once per code."""
        body = self.http.call("POST", "/v1/recharge-cards/redeem", body=messages.to_bytes(request))
        return _read(RedeemAnswer, body)

    def heartbeat(self, heartbeat: Heartbeat) -> HeartbeatAnswer:
        """Tell how it goes; what HQ wants."""
        answer = _read(HeartbeatAnswer, self.http.call("POST", "/v1/heartbeat", body=messages.to_bytes(heartbeat)))
        self.http.learn(answer.hq_time)
        return answer


def _read(kind: type[M], body: bytes) -> M:
    try:
        return messages.from_bytes(kind, body)
    except Malformed as error:
        raise Garbled(f"HQ's answer cannot be read: {error}") from error
