"""What is looked up again inside the transaction that writes an act: nothing is given or paid back or drawn twice."""

from domain.entries import GoodsReturned, PackageRefunded, ReturnCompleted, SaleCompleted
from domain.entry_causes import DrawMade
from domain.errors import Refusal
from domain.floor_limit import tendered
from domain.no_receipt import KIND, beyond_day
from domain.package_refunds import refund_trouble
from domain.plan import Plan
from domain.proofs import return_trouble
from domain.return_order import named
from domain.returns import returned_by
from local_db.act import Act, BooksBug
from local_db.driver import Transaction
from local_db.elsewhere import made_of, right_is_here, sale_of
from local_db.member_reads import DRAWS_SQL, committed_by
from local_db.owed import check_floor
from local_db.projections import ref_text
from wire.bodies import plan_from, read_entry

_SALE_SQL = "SELECT hash, raw FROM journal WHERE epoch = ? AND seq = ?"
_DAY_SQL = (
    "SELECT coalesce(sum(r.payable), 0) FROM receipt r JOIN journal j ON j.n = r.n"
    " WHERE r.kind = ? AND j.business_day = ? AND r.n >= (SELECT coalesce(min(n), 0) FROM shift WHERE business_day = ?)"
)
_PLAN_SQL = "SELECT text FROM plan WHERE hash = ?"


def check(tx: Transaction, act: Act, register: str, epoch: str) -> None:
    """Refuse what is no longer true when it is written; `return_changed`, `refund_right_elsewhere`, `draw_again`,
    `floor_limit_reached`, `no_receipt_day`.
    """
    back = returned_by(act.body)
    if back is not None:
        _check_return(tx, act, back, (register, epoch))
    elif isinstance(act.body, DrawMade):
        _check_draw(tx, act.body)
    elif isinstance(act.body, GoodsReturned):
        _check_goods(tx, act.body, act.business_day)
    elif isinstance(act.body, SaleCompleted) and tendered(act.body.tenders):
        check_floor(tx, act.body, _plan(tx, act.body.plan.hash))


def _check_return(tx: Transaction, act: Act, back: ReturnCompleted, here: tuple[str, str]) -> None:
    """Refuse to give back twice: that the right is here, and what is left, is looked up inside the transaction."""
    sale = _sale(tx, back)
    made = made_of(tx, ref_text(back.original))
    if act.returns_seen is not None and act.returns_seen != len(made):
        raise Refusal("return_changed", what="returns", seen=act.returns_seen, now=len(made))
    if back.earlier != named(made, *here):
        raise Refusal("return_changed", what="earlier")
    plan, before = _plan(tx, sale.plan.hash), [one.back for one in made]
    if isinstance(act.body, PackageRefunded):
        trouble = refund_trouble(act.body, sale, before, plan)
    else:
        trouble = return_trouble(back, sale, before, plan)
    if trouble:
        raise Refusal("return_changed", what=trouble)
    if not right_is_here(tx, here[1], back.original):
        raise Refusal("refund_right_elsewhere")


def _sale(tx: Transaction, back: ReturnCompleted) -> SaleCompleted:
    """The sale that comes back: of this journal, or as HQ told it."""
    ref = back.original
    row = tx.one(_SALE_SQL, (ref.epoch, ref.seq)) or sale_of(tx, ref)
    sale = read_entry(row[1]) if row is not None and row[0] == back.original_hash else None
    if sale is None or sale.ref != ref or not isinstance(sale.body, SaleCompleted):
        raise BooksBug("the return names another sale")
    return sale.body


def _check_goods(tx: Transaction, body: GoodsReturned, day: str) -> None:
    """What came back without a receipt on this day counts up to the plan's limit."""
    plan, row = _plan(tx, body.plan.hash), tx.one(_DAY_SQL, (KIND, day, day))
    if beyond_day(plan, row[0] if row is not None else 0, body.payable):
        raise Refusal("no_receipt_day", amount=plan.no_receipt.per_day)


def _check_draw(tx: Transaction, body: DrawMade) -> None:
    """A commitment is good for one draw: the last one that this register wrote."""
    row = tx.one(DRAWS_SQL)
    bound = committed_by(read_entry(row[0])) if row is not None else None
    if bound is None or (bound[0].ref, bound[1]) != (body.committed, body.commitment):
        raise Refusal("draw_again")


def _plan(tx: Transaction, plan_hash: str) -> Plan:
    row = tx.one(_PLAN_SQL, (plan_hash,))
    if row is None:
        raise BooksBug("the plan of the sale is not kept")
    return plan_from(row[0])
