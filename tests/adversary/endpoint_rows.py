"""A row for every address of HQ: a request that is taken, and the next one of its kind.

Who adds an address adds a row: `tests/adversary/test_endpoints.py` meets it with every trouble of the network.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hq.api.enrol import BYTES
from hq.services import enrol, project, recharge, snapshots
from hq.services.context import Hq
from tests.hq.books import cash_sale, sold
from tests.hq.client import Register
from tests.hq.test_enrol import new_epoch
from tests.hq.valued import furnish
from wire import keys
from wire.allowances import AllowanceRequest, Total, TotalsReport, Want
from wire.asking import RedeemRequest, RefundRightRequest
from wire.enrolment import EnrolRequest, HeadFound, OpenEpoch
from wire.heartbeat import Heartbeat, HeartbeatHead
from wire.messages import to_bytes
from wire.push import CONTENT_TYPE, encode_lines

SCOPE = "chain"


@dataclass
class Shop:
    """A chain with a plan, a member and a sale, and a register of it."""

    hq: Hq
    register: Register
    sale: str
    codes: list[str]
    snapshot: str
    enrolment: str


@dataclass(frozen=True)
class Ask:
    """A request without its signature."""

    path: str
    query: str = ""
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """How an address is asked. `then` is the next request (None: the same again), `early` what that one is answered
    when it overtakes the first; `ok` is the answer to a request that is taken.
    """

    first: Callable[[Shop], Ask]
    then: Callable[[Shop], Ask] | None = None
    ok: int = 200
    early: int = 200


def furnished(hq: Hq, register: Register) -> Shop:
    """The chain in which every row is taken."""
    furnish(hq)
    line = sold(register, cash_sale("S01", 2))
    assert register.push([line]).status_code == 200
    project.catch_up(hq)
    batch, codes = recharge.issue(hq, 10_000, 2)
    recharge.activate(hq, batch)
    made = snapshots.make(hq, SCOPE)
    assert made is not None
    _, code = enrol.new_code(hq, "S01")
    return Shop(hq, register, f"{register.key_id}/1", codes, made.file, code)


def _push(shop: Shop) -> Ask:
    line = sold(shop.register, cash_sale("S01", 1))
    first = f"first={shop.register.seq}"
    return Ask(shop.register.path, first, encode_lines([line]), {"Content-Type": CONTENT_TYPE})


def _salvage(shop: Shop) -> Ask:
    line = sold(shop.register, cash_sale("S01", 1))
    path = f"/v1/salvage/{shop.register.name}/{shop.register.epoch}"
    return Ask(path, body=encode_lines([line]), headers={"Content-Type": CONTENT_TYPE})


def _enrol(shop: Shop) -> Ask:
    public = keys.public_text(keys.private_key(b"\5" * 32))
    return Ask("/v1/enrol", body=to_bytes(EnrolRequest(code=shop.enrolment, public_key=public)))


def _epoch(seed: bytes) -> Callable[[Shop], Ask]:
    def ask(shop: Shop) -> Ask:
        _, signed = new_epoch(shop.register, seed)
        found = HeadFound(head=shop.register.seq, head_hash=shop.register.prev)
        return Ask("/v1/epochs", body=to_bytes(OpenEpoch(certificate=signed, head_found=found, reason="restored")))

    return ask


def _beat(unsynced: int) -> Callable[[Shop], Ask]:
    def ask(shop: Shop) -> Ask:
        register = shop.register
        head = HeartbeatHead(epoch=register.epoch, head=register.seq, head_hash=register.prev)
        told = Heartbeat(head=head, unsynced=unsynced, version="1", clock=shop.hq.now(), devices={}, life=1)
        return Ask("/v1/heartbeat", body=to_bytes(told))

    return ask


def _allowance(request_id: str, amount: int) -> Callable[[Shop], Ask]:
    wants = (Want(unit="SV", amount=amount),)
    body = to_bytes(AllowanceRequest(request_id=request_id, owner="M1", wants=wants))
    return lambda _shop: Ask("/v1/allowances", body=body)


def _totals(last: bool) -> Callable[[Shop], Ask]:
    total = Total(owner="M1", unit="SVP/20260101-M1", g=0, grant=None, c=0, s=0, b=0, lent={}, borrowed={})
    body = to_bytes(TotalsReport(life=1, totals=(total,), last=last))
    return lambda _shop: Ask("/v1/totals", body=body)


def _refund(request_id: str) -> Callable[[Shop], Ask]:
    return lambda shop: Ask(
        "/v1/refund-rights", body=to_bytes(RefundRightRequest(request_id=request_id, receipt=shop.sale))
    )


def _redeem(number: int) -> Callable[[Shop], Ask]:
    def ask(shop: Shop) -> Ask:
        request = RedeemRequest(request_id=f"card {number}", code=shop.codes[number], member="M1")
        return Ask("/v1/recharge-cards/redeem", body=to_bytes(request))

    return ask


def _sealed(_shop: Shop) -> Ask:
    return Ask("/v1/sealed-key", body=b"sealed", headers={"Content-Type": BYTES})


def _get(path: str, query: str = "") -> Row:
    return Row(lambda shop: Ask(path.format(shop=shop, name=shop.register.name, journal=shop.register.path), query))


ROWS: dict[str, Row] = {
    "POST /v1/journal/{register}/{epoch}": Row(_push, _push, early=409),
    "POST /v1/salvage/{register}/{epoch}": Row(_salvage, _salvage, early=409),
    "GET /v1/journal/{register}": _get("/v1/journal/{name}"),
    "GET /v1/journal/{register}/{epoch}": _get("{journal}", "after=0"),
    "GET /v1/journal/{register}/{epoch}/head": _get("{journal}/head"),
    "GET /v1/receipts/{register}/{seq}": _get("/v1/receipts/{name}/1"),
    "POST /v1/enrol": Row(_enrol),
    "POST /v1/epochs": Row(_epoch(b"\6" * 32), _epoch(b"\7" * 32)),
    "PUT /v1/sealed-key": Row(_sealed, ok=204),
    "POST /v1/heartbeat": Row(_beat(1), _beat(0)),
    "GET /v1/feed": _get("/v1/feed", "after=chain:0,store:S01:0,index:0,register:S01-R1:0"),
    "GET /v1/snapshots/{scope}": _get(f"/v1/snapshots/{SCOPE}"),
    "GET /v1/snapshots/{scope}/{file}": _get(f"/v1/snapshots/{SCOPE}/{{shop.snapshot}}"),
    "POST /v1/allowances": Row(_allowance("more 1", 3_000), _allowance("more 2", 1_000)),
    "POST /v1/totals": Row(_totals(last=False), _totals(last=True)),
    "POST /v1/refund-rights": Row(_refund("right 1"), _refund("right 2")),
    "GET /v1/members": _get("/v1/members", "card=2900000000018"),
    "POST /v1/recharge-cards/redeem": Row(_redeem(0), _redeem(1)),
    "GET /v1/openapi.json": _get("/v1/openapi.json"),
    "GET /v1/entries": _get("/v1/entries"),
}
