"""`python -m hq settlement | statement | exceptions | release | merge | account | freeze | roles`: people at HQ."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import Fault
from wire.fields import time_text

if TYPE_CHECKING:
    from hq.services.context import Hq

Command = Callable[[str, object, str], argparse.ArgumentParser]


def add_commands(command: Command) -> None:
    """Add the commands; `command` makes one, which knows where the books are."""
    made = command("settlement", _settlement, "Who owes whom for stored value, store by store.")
    made.add_argument("--from", dest="first", metavar="DAY", required=True, help="the first business day, 2026-03-01")
    made.add_argument("--to", dest="last", metavar="DAY", required=True, help="the last business day")
    _forms(made)
    made = command("statement", _statement, "What a member had, every movement with its entry, and what is left.")
    made.add_argument("--member", metavar="ID", required=True, help="the member's id")
    made.add_argument("--from", dest="first", metavar="DAY", help="the first business day (default: from the start)")
    made.add_argument("--to", dest="last", metavar="DAY", help="the last business day (default: all)")
    _forms(made)
    made = command("exceptions", _exceptions, "What HQ raised; say what became of it.")
    made.add_argument("--all", action="store_true", help="handled ones too")
    made.add_argument("--handle", metavar="NAME", help="this one was looked at; with --by and --why")
    made.add_argument("--reopen", metavar="NAME", help="this one is open again; with --by and --why")
    made.add_argument("--by", metavar="WHO", default="", help="who says so")
    made.add_argument("--why", metavar="TEXT", default="", help="what was found")
    _forms(made)
    made = command("release", _release, "Publish a plan or prices from a moment on; without either: what is published.")
    made.add_argument("--plan", metavar="FILE", type=Path, help="a plan, checked before")
    made.add_argument("--prices", metavar="FILE", type=Path, help="CSV: sku,price,member_price")
    made.add_argument("--scope", metavar="SCOPE", default="chain", help="chain, or a store's: store:S01 (chain)")
    made.add_argument("--from", dest="starts", metavar="TIME", default="", help="2026-07-01T00:00+08:00 (now)")
    made.add_argument("--by", metavar="WHO", default="", help="who releases it")
    made.add_argument("--json", action="store_true", help="print JSON")
    made = command("merge", _merge, "Make a member an alias of another one, for ever.")
    made.add_argument("--alias", metavar="ID", required=True, help="the id that ends")
    made.add_argument("--into", metavar="ID", required=True, help="the member that stays")
    made.add_argument("--by", metavar="WHO", default="", help="who decides it")
    made.add_argument("--why", metavar="TEXT", default="", help="why they are one")
    made = command("account", _account, "A company's account: as it is, with another --limit, or with what it --paid.")
    made.add_argument("--member", metavar="ID", required=True, help="a group member")
    what = made.add_mutually_exclusive_group()
    what.add_argument("--limit", type=int, metavar="MINOR", help="it may owe so much, in minor units")
    what.add_argument("--paid", type=int, metavar="MINOR", help="it paid so much, in minor units")
    made.add_argument("--reference", metavar="TEXT", default="", help="the bank's reference of the payment")
    made.add_argument("--by", metavar="WHO", default="", help="who says so")
    made.add_argument("--why", metavar="TEXT", default="", help="why the limit is set")
    for name, about in (
        ("freeze", "Take nothing of a member's any more"),
        ("unfreeze", "Let a member's card pay again"),
    ):
        made = command(name, _frozen, f"{about}; every register hears of it.")
        made.add_argument("--member", metavar="ID", required=True, help="the member's id")
        made.add_argument("--by", metavar="WHO", default="", help="who decides it")
        made.add_argument("--why", metavar="TEXT", default="", help="why")
        made.set_defaults(say=name)
    made = command("roles", _roles, "What each role may do; with --put, publish other ones.")
    made.add_argument("--put", metavar="FILE", type=Path, help="JSON: [{id, rights, limits}], as --json prints them")
    made.add_argument("--json", action="store_true", help="print JSON")


def _forms(made: argparse.ArgumentParser) -> None:
    form = made.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="print CSV")
    form.add_argument("--json", action="store_true", help="print JSON, amounts in minor units")


def _books(options: argparse.Namespace) -> "Hq":
    from hq import bootstrap

    return bootstrap.open_existing(options.database, options.data)


def _settlement(options: argparse.Namespace) -> int:
    from hq.services import settlement, tables

    hq = _books(options)
    try:
        found = settlement.report(hq, options.first, options.last)
    finally:
        hq.database.close()
    if options.json:
        print(tables.settlement_json(found))
    elif options.csv:
        print(tables.csv_text(tables.settlement_rows(found)), end="")
    else:
        print(tables.settlement_text(found))
    return 0


def _merge(options: argparse.Namespace) -> int:
    from hq.services import merges

    hq = _books(options)
    try:
        print(merges.merge(hq, options.alias, options.into, options.by, options.why))
    finally:
        hq.database.close()
    return 0


def _account(options: argparse.Namespace) -> int:
    from hq.services import accounts, tables

    hq = _books(options)
    try:
        if options.limit is not None:
            accounts.set_limit(hq, options.member, options.limit, options.by, options.why)
        elif options.paid is not None:
            accounts.note_payment(hq, options.member, options.paid, options.by, options.reference)
        found = accounts.account(hq, options.member)
    finally:
        hq.database.close()
    print(tables.account_text(found))
    return 0


def _frozen(options: argparse.Namespace) -> int:
    from hq.services import freezing

    hq = _books(options)
    say = freezing.freeze if options.say == "freeze" else freezing.unfreeze
    try:
        row = say(hq, options.member, options.by, options.why)
    finally:
        hq.database.close()
    print(f"{row.member} is {'' if row.frozen else 'not '}frozen.")
    return 0


def _roles(options: argparse.Namespace) -> int:
    from hq.services import people, tables

    hq = _books(options)
    try:
        if options.put:
            print(f"{people.put_roles(hq, people.read_roles(_bytes(options.put)))} people were told of their rights.")
        found = people.roles(hq)
    finally:
        hq.database.close()
    print(tables.roles_json(found) if options.json else tables.roles_text(found))
    return 0


def _release(options: argparse.Namespace) -> int:
    from hq.services import price_list, release, tables

    if options.plan and options.prices:
        raise Fault("A release is of a plan or of prices.", advice="Give --plan or --prices.")
    hq = _books(options)
    try:
        starts = _moment(options.starts) if options.starts else hq.now()
        if options.plan:
            release.release_plan(hq, _bytes(options.plan), options.scope, starts, options.by)
        elif options.prices:
            lines = price_list.read(_bytes(options.prices).decode("utf-8", "replace"))
            release.release_prices(hq, lines, options.scope, starts, options.by)
        found = release.schedule(hq)
    finally:
        hq.database.close()
    print(tables.schedule_json(found) if options.json else tables.schedule_text(found))
    return 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}.", advice="Check its name.") from error


def _moment(text: str) -> str:
    """A moment with its offset as it travels."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Fault(f"{text} is no moment.", advice="Write it as 2026-07-01T00:00+08:00.") from error
    if moment.tzinfo is None:
        raise Fault(f"{text} does not say in which zone.", advice="Write it as 2026-07-01T00:00+08:00, or with Z.")
    return time_text(moment.astimezone(UTC))


def _statement(options: argparse.Namespace) -> int:
    from hq.services import statement, tables

    hq = _books(options)
    try:
        first, last = options.first or statement.EARLY, options.last or statement.LATE
        found = statement.statement(hq, options.member, first, last)
    finally:
        hq.database.close()
    if options.json:
        print(tables.statement_json(found))
    elif options.csv:
        print(tables.csv_text(tables.statement_rows(found)), end="")
    else:
        print(tables.statement_text(found))
    return 0 if found.agrees else 1


def _exceptions(options: argparse.Namespace) -> int:
    from domain.entry_office import HANDLED, OPEN
    from hq.services import exceptions, tables

    hq = _books(options)
    try:
        for name, state in ((options.handle, HANDLED), (options.reopen, OPEN)):
            if name:
                exceptions.say(hq, name, options.by, options.why, state=state)
        found = exceptions.report(hq, everything=options.all)
    finally:
        hq.database.close()
    if options.json:
        print(tables.exceptions_json(found))
    elif options.csv:
        print(tables.csv_text(tables.exception_rows(found)), end="")
    else:
        print(tables.exceptions_text(found))
    return 0
