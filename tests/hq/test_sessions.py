"""Sessions that pay for goods: HQ books them as the till did, and proves the sale again."""

from collections.abc import Callable
from dataclasses import replace

from domain.cart import Cart
from domain.covering import refitted
from domain.entries import EntryRef, PlanRef, SaleCompleted
from domain.entry_benefits import Covered
from domain.packages import SessionLot
from domain.plan_issues import Package
from domain.sales import complete
from hq.services.context import Hq
from hq.services.verify import verify
from tests.domain.programme import PACKAGES, SHIFT, plan, sale, thing
from tests.domain.returning import one_return
from tests.hq.chain import balance
from tests.hq.client import Register
from tests.hq.programme import ALICE, NOW, Till, load
from wire.bodies import plan_hash, plan_text

Enrol = Callable[[str], Register]
LESSON, PK24 = thing("LESSON", 12_000), thing("PK24", PACKAGES[24])
RULES = plan(packages=(Package("ten", {"en": "Ten"}, "PK24", 24, covers=("LESSON",)),), issues=(), draws=())
REF = PlanRef(1, plan_hash(plan_text(RULES)))


def _lessons(lot: str, many: int) -> SaleCompleted:
    """A sale of lessons that sessions pay for."""
    cart = Cart(member=ALICE.id, store="S01", sessions=(Covered(1, "ten", ALICE.id),)).with_article(LESSON, many)
    paid = refitted(cart, RULES, {"ten": (SessionLot("ten", lot, 24),)}, {"ten": 24}, NOW.date())
    cart = replace(cart, sessions=paid)
    return complete(cart, ALICE, RULES, REF, NOW, (), store="S01", shift=SHIFT, draft="D2")


def _bought(hq: Hq, till: Till) -> str:
    """Alice buys 24 sessions; the lot's name."""
    load(hq, RULES)
    body = replace(sale((PK24, 1), who=ALICE, of=RULES, at=NOW), plan=REF)
    till.sell_as_is(body)
    till.push(hq)
    return body.gains.bought[0].lot


def test_hq_takes_them_off_and_gives_them_back(hq: Hq, enrol_at: Enrol) -> None:
    till = Till(enrol_at("S01"))
    lot = _bought(hq, till)
    unit = f"PKG:ten/{lot}"
    assert balance(hq, ALICE.id)[unit] == 24

    body = _lessons(lot, 3)
    till.sell_as_is(body)
    till.push(hq)
    assert balance(hq, ALICE.id)[unit] == 21

    ref = EntryRef(till.register.name, till.register.epoch, till.register.seq)
    back = replace(one_return(body, (), {1: 2}, RULES), original=ref, original_hash=till.register.prev)
    till.write("return.completed", back, ALICE.id)
    till.push(hq)
    assert balance(hq, ALICE.id)[unit] == 23
    assert verify(hq).sentence().endswith("all is well.")


def test_a_lesson_for_fewer_sessions_is_found(hq: Hq, enrol_at: Enrol) -> None:
    till = Till(enrol_at("S01"))
    body = _lessons(_bought(hq, till), 3)
    (mine,) = body.sessions
    till.sell_as_is(replace(body, sessions=(replace(mine, spends=(replace(mine.spends[0], sessions=1),)),)))
    till.push(hq)
    assert "not_enough_sessions" in verify(hq).sentence()
