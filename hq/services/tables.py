"""Reports as text for people, as CSV for spreadsheets (amounts with two places), as JSON (whole minor units)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from domain.on_account import UNIT
from domain.rights import RIGHTS, Role
from domain.settlement import HQ
from hq.services.accounts import Account
from hq.services.complete import Upto
from hq.services.exceptions import Exceptions
from hq.services.release import Schedule
from hq.services.settlement import Settlement
from hq.services.statement import Statement
from hq.services.units import shown

Row = Sequence[str]


def place_text(place: str) -> str:
    """A place of a settlement as it is written."""
    return place.rstrip("/") if place == HQ else place


def settlement_json(found: Settlement) -> str:
    """The settlement for programs."""
    plain = {
        "from": found.first,
        "to": found.last,
        "debts": [
            {"debtor": place_text(one.debtor), "creditor": place_text(one.creditor), "amount": one.amount}
            for one in found.debts
        ],
        "net": {place_text(place): amount for place, amount in found.net.items()},
        "complete": _complete(found.complete),
    }
    return json.dumps(plain, ensure_ascii=False)


def settlement_rows(found: Settlement) -> list[Row]:
    """Who owes whom, with the names of the rows."""
    rows = [(place_text(one.debtor), place_text(one.creditor), shown("SVP", one.amount)) for one in found.debts]
    return [("debtor", "creditor", "amount"), *rows]


def settlement_text(found: Settlement) -> str:
    """The settlement for people."""
    nets = [(place_text(place), shown("SVP", amount)) for place, amount in found.net.items()]
    return "\n\n".join(
        (
            f"Settlement of {found.first} to {found.last}",
            text_table(settlement_rows(found)),
            text_table([("place", "gets"), *nets]),
            complete_text(found.complete),
        )
    )


def statement_json(found: Statement) -> str:
    """The statement for programs."""
    plain = {**asdict(found), "complete": _complete(found.complete)}
    plain["from"], plain["to"] = plain.pop("first"), plain.pop("last")
    return json.dumps(plain, ensure_ascii=False)


def statement_rows(found: Statement) -> list[Row]:
    """Every movement of a unit in a row: the entry's identity, what moved, what there was after it."""
    rows = [("day", "at", "kind", "entry", "unit", "amount", "after")]
    rows += [(found.first, "", "opening", "", unit, "", shown(unit, n)) for unit, n in found.opening.items()]
    for one in found.movements:
        entry = f"{one.register}/{one.epoch}/{one.seq}"
        for unit, amount in one.units.items():
            rows.append((one.day, one.at, one.kind, entry, unit, shown(unit, amount), shown(unit, one.after[unit])))
    rows += [(found.last, "", "closing", "", unit, "", shown(unit, n)) for unit, n in found.closing.items()]
    return list(rows)


def statement_text(found: Statement) -> str:
    """The statement for people."""
    also = f" (also {', '.join(found.aliases)})" if found.aliases else ""
    held = [(one.holder, one.unit, shown(one.unit, one.amount), one.since) for one in found.lent]
    agrees = "The movements come to what the books have." if found.agrees else "The movements do NOT come to the books."
    parts = [f"Statement of {found.member}{also}, {found.first} to {found.last}", text_table(statement_rows(found))]
    parts += [text_table([("lent to", "unit", "amount", "since"), *held])] if held else []
    return "\n\n".join((*parts, agrees, complete_text(found.complete)))


def account_text(found: Account) -> str:
    """A company's account for people."""
    amounts = tuple(shown(UNIT, amount) for amount in (found.limit, found.owed, found.left))
    return text_table([("limit", "owes", "may still owe"), amounts])


def exceptions_json(found: Exceptions) -> str:
    """The list for programs."""
    rows = [{"name": one.name, **asdict(one)} for one in found.rows]
    return json.dumps({"exceptions": rows, "complete": _complete(found.complete)}, ensure_ascii=False)


def exception_rows(found: Exceptions) -> list[Row]:
    """An exception in a row."""
    rows = [(one.name, one.store, one.state, one.detail, one.who, one.why, one.at) for one in found.rows]
    return [("name", "store", "state", "detail", "who", "why", "at"), *rows]


def exceptions_text(found: Exceptions) -> str:
    """The list for people."""
    many = f"{len(found.rows)} exceptions" if found.rows else "No exceptions"
    return "\n\n".join((many, text_table(exception_rows(found)), complete_text(found.complete)))


def schedule_json(found: Schedule) -> str:
    """What is published, for programs."""
    plans = [{"version": one.version, "scope": one.scope, "from": one.starts} for one in found.plans]
    prices = [{"store": store, "from": starts, "count": count} for store, starts, count in found.prices]
    return json.dumps({"plans": plans, "in_force": found.in_force, "prices": prices}, ensure_ascii=False)


def schedule_text(found: Schedule) -> str:
    """What is published, for people."""
    plans = [
        (str(one.version), one.scope, one.starts, "in force" if one.version == found.in_force else "")
        for one in found.plans
    ]
    prices = [(store, starts, str(count)) for store, starts, count in found.prices]
    parts = [text_table([("plan", "scope", "from", ""), *plans])]
    parts += [text_table([("store", "prices from", "how many"), *prices])] if prices else []
    return "\n\n".join(parts)


def complete_text(found: Iterable[Upto]) -> str:
    """Up to where a report is complete."""
    rows = [
        (f"{one.register}/{one.epoch}", str(one.seq), str(one.head), f"{one.waits} wait" if one.waits else "")
        for one in found
    ]
    return text_table([("complete up to", "entry", "held", ""), *rows])


def csv_text(rows: Iterable[Row]) -> str:
    """Rows as CSV; what a spreadsheet would take for a formula is told apart by an apostrophe."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def text_table(rows: Sequence[Row]) -> str:
    """Columns one beside the other."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _harmless(cell: str) -> str:
    number = cell.removeprefix("-").replace(".", "").isdigit()
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} and not number else cell


def _complete(found: Iterable[Upto]) -> list[dict[str, object]]:
    return [asdict(one) for one in found]


def roles_json(found: Sequence[Role]) -> str:
    """Roles as `--put` takes them."""
    return json.dumps([asdict(role) for role in found], ensure_ascii=False)


def roles_text(found: Sequence[Role]) -> str:
    """Each right and who has it; with the limits, where it has any."""
    rows = [("right", *(role.id for role in found))]
    rows += [(right, *(_reach(role, right) for role in found)) for right in RIGHTS]
    return text_table(rows)


def _reach(role: Role, right: str) -> str:
    if right not in role.rights:
        return ""
    limits = role.limits.get(right, {})
    return ", ".join(f"{reason} {most}" for reason, most in sorted(limits.items())) or "yes"
