"""A chain that runs the programme of tests/domain: members, their journals, and what HQ issues."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import sqlalchemy as sa

from domain.entries import AllowanceReport, Body, Entry, PlanRef, SaleCompleted
from domain.members import Member
from domain.plan import Plan
from domain.postings import allowance_moves
from hq.services import project
from hq.services.context import Hq
from hq.store import causes, members, reference, staff
from hq.store.causes import Facts
from hq.store.members import MemberRow
from hq.store.reference import StoredPlan
from tests.domain.programme import PLAN, sale, thing
from tests.hq.client import AT, DAY, Register
from wire.bodies import body_json, plan_hash, plan_text
from wire.push import PrivateRecord

TEA = thing("TEA", 1000)
CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 3, 2, 17, 0, tzinfo=CHINA)
REF = PlanRef(1, plan_hash(plan_text(PLAN)))
ALICE = Member("M001", home_store="S01")
_TOTAL = {"credit": "c", "spend": "s", "give_back": "b"}


def load(hq: Hq, plan: Plan = PLAN, birthday: str = "", who: Sequence[Member] = (ALICE,)) -> None:
    """Two stores, the programme as the plan, and members at home in S01."""

    def put(tx: sa.Connection) -> None:
        staff.put_stores(tx, [("S01", "One"), ("S02", "Two")])
        reference.put_plan(tx, StoredPlan(plan.version, "2026-01-01T00:00:00.000Z", plan_text(plan).decode()))
        rows = [
            MemberRow(one.id, "Li", "l", f"1380000{one.id[1:]:0>4}", f"C{one.id}", one.home_store, one.tier)
            for one in who
        ]
        members.put_members(tx, rows, hq.secrets.index_key)
        causes.put_facts(tx, [Facts(one.id, birthday, "2025-01-01") for one in who])

    hq.database.run_transaction("load", put)


class Till:
    """A register that writes entries and keeps its totals, online only when it pushes."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.totals: dict[tuple[str, str], dict[str, int]] = {}
        self.lines: list[Any] = []

    def write(
        self, kind: str, body: Body, *who: str, day: str = DAY, private: Sequence[PrivateRecord] = (), **more: object
    ) -> None:
        """The next entry, with the totals of what it moves."""
        place = (self.register.name, self.register.epoch, self.register.seq + 1)
        moves = allowance_moves(Entry(*place, kind, AT, day, "amy", who, body))
        for move in moves:
            sums = self.totals.setdefault((move.owner, move.unit), {"c": 0, "s": 0, "b": 0})
            sums[_TOTAL[move.op]] += move.amount
        touched = sorted({(move.owner, move.unit) for move in moves})
        reports = [body_json(AllowanceReport(*key, **self.totals[key])) for key in touched]  # type: ignore[arg-type]
        plain = body_json(body)
        if moves:
            plain["allowances"] = reports
        self.lines.append(
            self.register.entry(kind, plain, members=who, business_day=day, private=tuple(private), **more)
        )

    def sell(self, body: SaleCompleted, day: str = DAY) -> None:
        """The entry of a sale."""
        who = tuple(dict.fromkeys([body.member.id if body.member else "", *(one.owner for one in body.gains.issued)]))
        self.write("sale.completed", replace(body, plan=REF), *(one for one in who if one), day=day)

    def sell_as_is(self, body: SaleCompleted) -> None:
        """The entry of a sale under a plan that HQ never published."""
        self.write("sale.completed", body, *((body.member.id,) if body.member else ()))

    def push(self, hq: Hq) -> None:
        """Hand in what was written."""
        if self.lines:
            answer = self.register.push(self.lines)
            assert answer.status_code == 200, answer.text
        self.lines = []
        project.catch_up(hq)

    def feed(self, kind: str) -> list[dict[str, Any]]:
        """The documents of a kind in this register's own feed."""
        scope = f"register:{self.register.name}"
        rows = self.register.ask("GET", "/v1/feed", query=f"after={scope}:0").json()["rows"]
        return [row["doc"] for row in rows if row["kind"] == kind]


def bought(draft: str, last_visit: str = "", here: tuple[str, ...] = (), at: datetime = NOW) -> SaleCompleted:
    """Alice buys tea."""
    return sale((TEA, 1), who=replace(ALICE, last_visit=last_visit), draft=draft, here=here, at=at)
