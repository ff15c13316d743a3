"""A small chain with members who have something, and what a test asks of HQ's books."""

from collections.abc import Sequence

import sqlalchemy as sa

from domain.entries import OpeningBalance, UnitAmount
from domain.members import Member
from domain.stored_value import Lot
from hq.services import hq_journal, project
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.store import members, reference, staff
from hq.store.members import MemberRow
from hq.store.reference import StoredPlan
from tests.hq.books import PLAN
from wire.bodies import plan_text

LOT = Lot("20260101-a", 60_000, 12_000)
ALICE = Member("M001", "white", 5_000, "S01")
BOB = Member("M002", None, 0, "S02")


def load(hq: Hq, who: Sequence[Member] = (ALICE, BOB)) -> None:
    """Two stores, the plan, members with one lot each, projected."""

    def put(tx: sa.Connection) -> None:
        staff.put_stores(tx, [("S01", "One"), ("S02", "Two")])
        reference.put_plan(tx, StoredPlan(1, "2026-01-01T00:00:00.000Z", plan_text(PLAN).decode()))
        rows = [
            MemberRow(one.id, f"Name {one.id}", "n", f"1380000{one.id[1:]}", f"C{one.id}", one.home_store)
            for one in who
        ]
        members.put_members(tx, rows, hq.secrets.index_key)

    hq.database.run_transaction("load", put)
    hq_journal.append(hq, [Act(one.id, opening(one)) for one in who])
    project.catch_up(hq)


def opening(one: Member) -> OpeningBalance:
    units = (
        UnitAmount(one.id, f"SVP/{LOT.id}", LOT.principal),
        UnitAmount(one.id, f"SVB/{LOT.id}", LOT.bonus, "2026-12-31"),
    )
    return OpeningBalance(one.id, units, one.spending, one.tier)


def balance(hq: Hq, member: str) -> dict[str, int]:
    return hq.database.read(lambda tx: members.balances(tx, [member])).get(member, {})


def row(hq: Hq, member: str) -> MemberRow:
    return hq.database.read(lambda tx: members.get(tx, [member]))[member]
