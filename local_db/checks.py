"""What is looked up again inside the transaction that writes an act: nothing is given or paid back or drawn twice."""

from domain.entries import PackageRefunded, ReturnCompleted, SaleCompleted
from domain.entry_causes import DrawMade
from domain.errors import Refusal
from domain.floor_limit import tendered
from domain.package_refunds import refund_trouble
from domain.plan import Plan
from domain.proofs import return_trouble
from domain.returns import returned_by
from local_db import projections
from local_db.act import Act, BooksBug
from local_db.driver import Transaction
from local_db.member_reads import DRAWS_SQL, committed_by
from local_db.owed import check_floor
from wire.bodies import plan_from, read_entry

RETURNS_SQL = "SELECT j.raw FROM receipt r JOIN journal j ON j.n = r.n WHERE r.original = ? ORDER BY r.n"
_SALE_SQL = "SELECT raw, hash FROM journal WHERE epoch = ? AND seq = ?"
_PLAN_SQL = "SELECT text FROM plan WHERE hash = ?"


def check(tx: Transaction, act: Act) -> None:
    """Refuse what is no longer true when it is written; `return_changed`, `draw_again`, `floor_limit_reached`."""
    back = returned_by(act.body)
    if back is not None:
        _check_return(tx, act, back)
    elif isinstance(act.body, DrawMade):
        _check_draw(tx, act.body)
    elif isinstance(act.body, SaleCompleted) and tendered(act.body.tenders):
        check_floor(tx, act.body, _plan(tx, act.body.plan.hash))


def _check_return(tx: Transaction, act: Act, back: ReturnCompleted) -> None:
    """Refuse to give back twice: what is left is looked up inside the transaction that gives it back."""
    row = tx.one(_SALE_SQL, (back.original.epoch, back.original.seq))
    if row is None:
        return
    sale = read_entry(row[0])
    if sale.ref != back.original or row[1] != back.original_hash or not isinstance(sale.body, SaleCompleted):
        raise BooksBug("the return names another sale")
    rows = tx.all(RETURNS_SQL, (projections.ref_text(back.original),))
    before = [found for (raw,) in rows if (found := returned_by(read_entry(raw).body)) is not None]
    if act.returns_seen is not None and act.returns_seen != len(before):
        raise Refusal("return_changed", what="returns", seen=act.returns_seen, now=len(before))
    plan = _plan(tx, sale.body.plan.hash)
    if isinstance(act.body, PackageRefunded):
        trouble = refund_trouble(act.body, sale.body, before, plan)
    else:
        trouble = return_trouble(back, sale.body, before, plan)
    if trouble:
        raise Refusal("return_changed", what=trouble)


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
