"""A shop under a plan with top-ups: bonus table, a trial card, limits, a PIN."""

from dataclasses import replace
from pathlib import Path

from argon2 import PasswordHasher

from domain.entry_value import MemberClosed, RechargeCardPresented, TopUpCancelled, TopUpCompleted
from domain.members import MemberView
from domain.plan import Plan, StoredValuePolicy
from domain.plan_points import PointsPolicy
from domain.plan_value import BonusRow, CardLimits, RechargePolicy, TrialCard
from local_db.act import Recorded
from pos_app.services.attach_member import find_card
from pos_app.services.top_up import finish_top_up, open_top_up, pay_top_up, prepare_top_up
from tests.services.shop import ANN, CARD, MEMBERS, PLAN, Shop, member_row

MEMBER_PIN = "4711"
HASHED = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(MEMBER_PIN)
POLICY = StoredValuePolicy(
    bonus=(BonusRow(100_000, 20_000),),
    trials=(TrialCard("taste", {"en": "To try"}, 9_000, 10_000),),
    months=36,
    bonus_months=12,
    recharge=RechargePolicy((10_000,)),
)
LIMITED = replace(POLICY, limits=CardLimits(named=500_000, unnamed=100_000))


def value_shop(folder: Path, policy: StoredValuePolicy = POLICY, *, pin: str = HASHED) -> Shop:
    """A shop with an open shift; M1 has 50.00 and 10.00 here, HQ has the rest of his 720.00."""
    plan: Plan = replace(PLAN, stored_value=policy, points=PointsPolicy(value=10))
    shop = Shop.new(folder, plan)
    shop.open()
    shop.store.apply_rows([member_row({**MEMBERS[0], "pin": pin})], shop.store.cursors(), 1)
    return shop


def member(shop: Shop, card: str = CARD) -> MemberView:
    return find_card(shop.desk, card)


def topped_up(shop: Shop, amount: int = 0, *, trial: str = "", kind: str = "cash") -> Recorded:
    """Top M1 up for exact money."""
    opened = open_top_up(shop.desk, member(shop), amount, trial=trial)
    prepare_top_up(shop.desk, opened)
    return finish_top_up(shop.desk, pay_top_up(opened, kind), ANN).result()


def body_of(
    recorded: Recorded,
) -> TopUpCompleted | TopUpCancelled | MemberClosed | RechargeCardPresented:
    body = recorded.entry.body
    assert isinstance(body, TopUpCompleted | TopUpCancelled | MemberClosed | RechargeCardPresented)
    return body


def top_up_of(recorded: Recorded) -> TopUpCompleted:
    assert isinstance(recorded.entry.body, TopUpCompleted)
    return recorded.entry.body


def room(shop: Shop, unit: str) -> int:
    """What of M1's unit may be spent here."""
    found = shop.books.rooms("M1").get(unit)
    return found.totals.room if found is not None else 0
