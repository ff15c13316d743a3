"""Every message of version 1, byte for byte as it was first written; old files are never changed."""

from pathlib import Path

import msgspec
import pytest

from wire import allowances, asking, enrolment, entries, errors, feed, heartbeat, messages, push, signed, snapshots
from wire.signed import Signed

GOLDEN = Path(__file__).parent / "golden"
EPOCH = "00112233445566ff"
HASH = "e31d48928cb74babd97082ba756fc3c9d13abd01f6bce40241cde7326a7d6fbb"
PREV = "665af4815fb64fbca8ce91c9d7540a7769512e0c7aed79de4a40e4e2c5a05ed4"
AT = "2026-01-02T03:04:05.678Z"
SIG = "XypnXwMwpXX9HwsSpN98eRBCFfduq+nvPN7G72VDuJVmSM0tqo0UTqZ1RrFIbR6ebFvbOhijRAK0jNNj2fMuBA=="
KEY = "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
HQ_PUBLIC = "Kay64UG8yvCyLhqU000LxzYeUm0L/hLIl5S8kyKWbdc="
SIGNED = Signed(signed='{"text":"会员 é"}', key="hq-1", sig=SIG)
POLICY = {"soft_hours": 24, "hard_hours": 72}

MESSAGES: dict[str, msgspec.Struct] = {
    "signed": SIGNED,
    "hq_key": signed.HqKey(id="hq-1", public_key=HQ_PUBLIC, from_=AT),
    "certificate": signed.Certificate(
        register="S01-R2", store="S01", epoch=EPOCH, public_key=KEY, hq_life=1, issued_at=AT
    ),
    "enrol_request": enrolment.EnrolRequest(
        code="0123456789ABC.24f6ed6acbfe1009c030", public_key=KEY, device={"name": "till 2"}
    ),
    "enrol_answer": enrolment.EnrolAnswer(certificate=SIGNED, hq_keys=(SIGNED,), recovery_key=HQ_PUBLIC, hq_time=AT),
    "open_epoch": enrolment.OpenEpoch(
        certificate=SIGNED, head_found=enrolment.HeadFound(head=7, head_hash=HASH), reason="forked"
    ),
    "opened_epoch": enrolment.OpenedEpoch(certificate=SIGNED),
    "adopted": entries.Adopted(register="S01-R2", epoch=EPOCH, seq=1, hash=HASH, sig=SIG, entry="e30="),
    "push_answer": push.PushAnswer(head=1, head_hash=HASH, window=500, hq_time=AT),
    "push_answer_with_grants": push.PushAnswer(
        head=2,
        head_hash=HASH,
        window=100,
        hq_time=AT,
        grants=(SIGNED,),
        recalls=({"owner": "M1", "grant": {"signed": "{}", "key": "hq-1", "sig": SIG}},),
        notices=({"code": "clock_off", "message": "The clock is off."},),
    ),
    "head": push.Head(head=0, head_hash=PREV),
    "epochs": push.Epochs(epochs=(push.EpochHead(epoch=EPOCH, head=1, head_hash=HASH, opened_at=AT),)),
    "feed_page": feed.FeedPage(
        life=1,
        rows=(
            feed.FeedRow(
                scope="chain", pos=1, kind="article", key="article:1", version=3, op="put", doc={"name": "牛奶"}
            ),
            feed.FeedRow(scope="chain", pos=2, kind="article", key="article:2", version=4, op="del"),
        ),
        cursors={"chain": 2, "store:S01": 0},
        complete=True,
        checksums={"chain": HASH},
    ),
    "feed_page_incomplete": feed.FeedPage(life=1, rows=(), cursors={"chain": 2}, complete=False),
    "snapshot_text": snapshots.SnapshotText(scope="index", bytes=10, sha256=HASH, cursor=5, schema=1, life=1),
    "snapshot_answer": snapshots.SnapshotAnswer(
        url="/v1/snapshots/index/5", bytes=10, sha256=HASH, signed=SIGNED, cursor=5, schema=1
    ),
    "allowance_request": allowances.AllowanceRequest(
        request_id="r-1",
        owner="M1",
        wants=(allowances.Want(unit="SVP", amount=5000),),
        have=(allowances.Have(unit="SVP/L1", g=10000),),
    ),
    "grant": allowances.Grant(
        request_id="r-1",
        owner="M1",
        holder="S01-R2",
        epoch=EPOCH,
        life=1,
        granted=(
            allowances.Granted(unit="SVP/L1", expires=None, g=15000),
            allowances.Granted(unit="CPN:birthday", expires=AT, g=1),
        ),
        policy=POLICY,
        hq_time=AT,
    ),
    "phone_grant": allowances.Grant(
        owner="M1",
        holder="S01-R2",
        epoch=EPOCH,
        life=1,
        granted=(allowances.Granted(unit="SVP/L1", expires=AT, g=15000),),
        policy={},
        hq_time=AT,
        nonce="n-1",
    ),
    "grant_refusal": allowances.GrantRefusal(
        request_id="r-1",
        refused=(
            allowances.RefusedUnit(
                unit="SVP",
                reason="lent_elsewhere",
                available=100,
                lent=(allowances.Lent(store="S02", amount=4900, since=AT),),
            ),
        ),
    ),
    "recall": allowances.Recall(owner="M1", grant=SIGNED, reason="elsewhere"),
    "totals_report": allowances.TotalsReport(
        life=2,
        totals=(
            allowances.Total(
                owner="M1",
                unit="SVP/L1",
                g=15000,
                grant=SIGNED,
                c=0,
                s=3000,
                b=0,
                lent={f"S01-R1/{EPOCH}": 100},
                borrowed={},
            ),
        ),
        last=True,
    ),
    "phone_challenge": allowances.PhoneChallenge(
        register="S01-R2", epoch=EPOCH, owner="M1", unit="SVP", amount=5000, nonce="n-1"
    ),
    "members_answer": asking.MembersAnswer(members=({"id": "M1", "name": "王"},)),
    "receipt_answer": asking.ReceiptAnswer(
        register="S01-R2", epoch=EPOCH, seq=1, hash=HASH, entry={"seq": 1}, returns=()
    ),
    "refund_right_request": asking.RefundRightRequest(request_id="r-2", receipt=f"S01-R2/{EPOCH}/1"),
    "refund_right_answer": asking.RefundRightAnswer(grant=SIGNED, left={"payable": 100}),
    "redeem_request": asking.RedeemRequest(request_id="r-3", code="ABCD", member="M1"),
    "redeem_answer": asking.RedeemAnswer(request_id="r-3", member="M1", amount=10000, entry={"seq": 2}),
    "heartbeat": heartbeat.Heartbeat(
        head=heartbeat.HeartbeatHead(epoch=EPOCH, head=1, head_hash=HASH),
        unsynced=0,
        version="0.1.0",
        clock=AT,
        devices={"printer": "ready"},
        life=1,
    ),
    "heartbeat_answer": heartbeat.HeartbeatAnswer(
        hq_time=AT,
        life=1,
        directives=(
            heartbeat.Directive(do="refetch", scope="chain"),
            heartbeat.Directive(do="upgrade", details={"version": "0.2.0"}),
        ),
    ),
    "error": errors.ErrorBody(
        error=errors.ErrorDetail(code="wrong_signature", message="The signature does not fit.", advice="Check it."),
        hq_time=AT,
    ),
    "error_gap": errors.ErrorBody(
        error=errors.ErrorDetail(code="gap", message="Entries are missing.", advice="Send them.", field="first"),
        expected=5,
    ),
    "error_fork": errors.ErrorBody(
        error=errors.ErrorDetail(code="fork", message="Another entry is here.", advice="Open an epoch."),
        reason="fork",
        at=3,
    ),
    "error_gone": errors.ErrorBody(
        error=errors.ErrorDetail(code="cursor_gone", message="Too old.", advice="Fetch the snapshot."),
        scope="chain",
        snapshot="/v1/snapshots/chain",
    ),
}

LINES = (
    push.PushLine(HASH, SIG, b'{"a": 1, "b":"\\ud800\\u0000"}'),
    push.PushLine(HASH, SIG, b'{"a":2}', (push.PrivateRecord("AAECAwQFBgcICQoLDA0ODw==", '{"name": "王"}'.encode()),)),
)


@pytest.mark.parametrize("name", MESSAGES)
def test_written_as_at_first(name: str) -> None:
    """Writing the message gives the file's bytes."""
    assert messages.to_bytes(MESSAGES[name]) == (GOLDEN / f"{name}.json").read_bytes()


@pytest.mark.parametrize("name", MESSAGES)
def test_read_as_meant(name: str) -> None:
    """Reading the file gives the message."""
    assert messages.from_bytes(type(MESSAGES[name]), (GOLDEN / f"{name}.json").read_bytes()) == MESSAGES[name]


def test_push_lines() -> None:
    """The lines of a push are the file's bytes, and come back with the entries' own bytes."""
    body = (GOLDEN / "push_lines.ndjson").read_bytes()
    assert push.encode_lines(LINES) == body
    assert push.decode_lines(body) == list(LINES)


def test_every_file_has_its_message() -> None:
    """No golden file is forgotten."""
    assert {path.stem for path in GOLDEN.iterdir()} == {*MESSAGES, "push_lines"}
