"""Publishing a version of the plan: only one in which the plan check finds nothing to correct gets to the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Fault
from domain.plan_check import Goods
from domain.plan_sentences import told
from hq.services.chain import PlanText
from hq.store import outbox, reference
from hq.store.reference import StoredPlan
from wire.bodies import plan_from
from wire.json_text import Malformed
from wire.plan_text import mistakes_of

if TYPE_CHECKING:
    import sqlalchemy as sa

CHAIN = "chain"
ADVICE = "Correct it and publish it again; `python -m pos_app plan check FILE` says the same."


def publish_plan(tx: sa.Connection, plan: PlanText, scope: str = CHAIN) -> None:
    """Publish a version of the plan to every register, or to a store's; the same again changes nothing.

    Fault when the check finds mistakes (each with its place and what to do), or when the version is another plan's.
    Warnings pass: a kind of a newer program is kept as it stands, and every till shows it as not applied.
    """
    _checked(tx, plan)
    reference.put_plan(tx, StoredPlan(plan.version, plan.starts, plan.text, scope))
    doc = {"version": plan.version, "from": plan.starts, "text": plan.text}
    outbox.announce(tx, scope, "plan", str(plan.version), doc)


def _checked(tx: sa.Connection, plan: PlanText) -> None:
    skus = reference.skus(tx)
    goods = Goods(skus, reference.categories(tx)) if skus else None
    wrong = [one for one in mistakes_of(plan.text.encode(), goods) if not one.warning]
    if wrong:
        said = "\n".join(told(wrong, "en"))
        raise Fault(f"Plan {plan.version} is not published:\n{said}\n", advice=ADVICE, code="bad_plan")
    if _version(plan.text) != plan.version:
        raise Fault(f"The plan calls itself version {_version(plan.text)}, not {plan.version}.", advice=ADVICE)
    there = reference.plan_of(tx, plan.version)
    if there is not None and there.text != plan.text:
        what = f"Version {plan.version} is published already, with another text; sales name it."
        raise Fault(what, advice="Give the new plan a higher version.", code="plan_version")


def _version(text: str) -> int:
    try:
        return plan_from(text.encode()).version
    except Malformed:
        return 0
