"""An HQ whose plan has recharge cards, limits and trial cards, with members that hold something."""

from dataclasses import replace

from domain.entries import OpeningBalance, UnitAmount
from domain.plan import Plan, StoredValuePolicy
from domain.plan_points import PointsPolicy
from domain.plan_value import BonusRow, CardLimits, RechargePolicy, TrialCard
from hq.services import hq_journal, project, publish
from hq.services.chain import PlanText
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.store import members
from hq.store.members import MemberRow
from tests.domain.bad_plans import label
from wire.bodies import plan_hash, plan_text

PLAN = Plan(
    version=1,
    points=PointsPolicy(value=10),
    stored_value=StoredValuePolicy(
        bonus=(BonusRow(100_000, 20_000),),
        trials=(TrialCard("taste", label("To try"), 9_000, 10_000),),
        months=36,
        recharge=RechargePolicy((10_000, 20_000)),
    ),
)
LIMITED = replace(PLAN, stored_value=replace(PLAN.stored_value, limits=CardLimits(named=500_000, unnamed=100_000)))
ROWS = (
    MemberRow("M1", "Li", "l", "13800000001", "2900000000018", "S01"),
    MemberRow("M2", "", "", "", "2900000000025", "S01"),
    MemberRow("M3", "Wu", "w", "13800000003", "2900000000032", "S01", frozen=True),
)
UNITS = (
    UnitAmount("M1", "SVP/20260101-M1", 60_000),
    UnitAmount("M1", "SVB/20260101-M1", 12_000),
    UnitAmount("M1", "PTS/20260101-p", 30),
)


def furnish(hq: Hq, plan: Plan = PLAN) -> str:
    """Publish the plan, enter the members; the plan's hash."""
    text = plan_text(plan)
    published = PlanText(plan.version, "2026-01-01T00:00:00.000Z", text.decode())
    hq.database.run_transaction("plan", lambda tx: publish.publish_plan(tx, published))
    hq.database.run_transaction("members", lambda tx: members.put_members(tx, list(ROWS), hq.secrets.index_key))
    hq_journal.append(hq, [Act("M1", OpeningBalance("M1", UNITS))])
    project.catch_up(hq)
    return plan_hash(text)
