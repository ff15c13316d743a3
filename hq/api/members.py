"""`GET /v1/members`: members that are not on the till, frozen ones too."""

from __future__ import annotations

import sqlalchemy as sa

from hq.api.errors import Refused
from hq.api.routing import Answer, Asked, Route
from hq.services.context import Hq
from hq.store import members
from wire.asking import MembersAnswer

MOST = 9
LAST = 4
WAYS = ("card", "phone", "last4")


def routes(hq: Hq) -> list[Route]:
    """The address of members."""

    def find(asked: Asked) -> Answer:
        way, value = _way(asked)
        store = asked.who.store

        def look(tx: sa.Connection) -> MembersAnswer:
            found = _ids(tx, hq, way, value)[:MOST]
            docs = members.docs(tx, store, found)
            return MembersAnswer(members=tuple(docs[member] for member in found if member in docs))

        return Answer(hq.database.read(look))

    query = {"card": "the whole number of a card", "phone": "the whole phone number", "last4": "its last four digits"}
    return [
        Route(
            "GET",
            "/v1/members",
            f"Members by card, phone or its last four digits, at most {MOST}.",
            find,
            gives=MembersAnswer,
            query=query,
            refusals=("malformed",),
        )
    ]


def _way(asked: Asked) -> tuple[str, str]:
    """The one way that was asked by; anything else is refused."""
    given = [way for way in WAYS if asked.query.get(way)]
    if len(given) != 1:
        raise Refused("malformed", "Ask by one of card, phone and last4.")
    way = given[0]
    value = asked.query[way]
    if way == "last4" and not (len(value) == LAST and value.isascii() and value.isdigit()):
        raise Refused("malformed", "last4 is four digits.", field="last4")
    return way, value


def _ids(tx: sa.Connection, hq: Hq, way: str, value: str) -> list[str]:
    if way == "last4":
        return members.find_phone_end(tx, value, MOST)
    [key] = members.hmac_keys(hq.secrets.index_key, **{"card": "", "phone": "", way: value})
    return members.find(tx, key)
