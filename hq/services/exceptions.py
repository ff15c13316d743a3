"""What HQ raised, and who said what became of it: an entry of HQ's for each word."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from domain.entry_office import HANDLED, OPEN, ExceptionHandled
from domain.errors import Fault
from hq.services.complete import Upto, complete
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.own_acts import act_now
from hq.store import oddities
from hq.store.oddities import Raised

MOST_WORDS = 500


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What was raised, and up to where HQ has looked."""

    rows: tuple[Raised, ...]
    complete: tuple[Upto, ...]


def report(hq: Hq, *, everything: bool = False) -> Exceptions:
    """What is open; or everything that was ever raised and still stands."""

    def read(tx: sa.Connection) -> Exceptions:
        found = (one for one in oddities.raised(tx) if everything or one.state == OPEN)
        return Exceptions(tuple(found), complete(tx))

    return hq.database.read(read)


def say(hq: Hq, name: str, who: str, why: str, *, state: str = HANDLED) -> Raised:
    """Say what became of an exception, by its name (`Raised.name`); said again it changes nothing.

    Faults: nobody or nothing said, no such exception.
    """
    who, why = who.strip(), why.strip()
    if not who or not why or len(why) > MOST_WORDS:
        raise Fault("An exception is handled by somebody, for a reason.", advice="Give --by WHO and --why TEXT.")
    return hq.database.run_transaction("exception.say", lambda tx: _say(hq, tx, name, who, why, state))


def _say(hq: Hq, tx: sa.Connection, name: str, who: str, why: str, state: str) -> Raised:
    one = _named(tx, name)
    if (one.state, one.who, one.why) != (state, who, why):
        body = ExceptionHandled(*one.key, state, why)
        act_now(hq, tx, [Act(f"store:{one.store}", body, actor=who)])
    return _named(tx, name)


def _named(tx: sa.Connection, name: str) -> Raised:
    found = next((one for one in oddities.raised(tx) if one.name == name), None)
    if found is None:
        raise Fault(f"There is no exception {name}.", advice="Take the name from the list of exceptions.")
    return found
