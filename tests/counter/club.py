"""A shop whose plan has everything that members do at the counter."""

from dataclasses import replace
from pathlib import Path

from domain.plan import Plan
from domain.plan_points import Gift, PointsPolicy
from tests.services.programme import PROGRAMME
from tests.services.shop import MEMBERS, Shop, gtin, member_row
from tests.services.valued import HASHED, POLICY

POINTS = PointsPolicy(value=10, gifts=(Gift("1002", 20), Gift("1001", 10, 100)))
PLAN: Plan = replace(PROGRAMME, stored_value=replace(POLICY, pin_above=5_000), points=POINTS, promotions=())
COMPANY_CARD = gtin("290000000005")
BLANK_CARD = gtin("290000000008")
COMPANY = {"id": "M5", "name": "远航公司", "phone": "13600001111", "card": COMPANY_CARD, "home_store": "S01",
           "kind": "group"}  # fmt: skip


def new_club(folder: Path) -> Shop:
    """M1 has 40 points here, his PIN is known; there is a company."""
    shop = Shop.new(folder, PLAN)
    wang = {**MEMBERS[0], "pin": HASHED, "units": {**MEMBERS[0]["units"], "PTS/2026-01": 40}}
    rows = [member_row(wang), member_row(COMPANY)]
    shop.store.apply_rows(rows, shop.store.cursors(), 1)
    shop.hq.available["M1"]["PTS/2026-01"] = 40
    shop.hq.lend("M1", {"PTS/2026-01": 40})
    return shop
