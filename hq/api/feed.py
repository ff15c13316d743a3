"""`GET /v1/feed`: one long poll for all scopes of a register.

Who waits holds no thread: the loop looks at the bell ten times a second, and at the database every second for what
other processes of HQ wrote.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool

from hq.api.errors import Refused
from hq.api.routing import WHOLE_NUMBER, Answer, Asked, Caller, Query, Route
from hq.services.context import Hq
from hq.services.feed import MOST_ROWS, Checksums, Gone, Page, moved, own_scopes, read_page
from wire.feed import FeedPage, read_cursors
from wire.json_text import Malformed

MOST_WAIT = 25
GLANCE, LOOKS = 0.1, 10


def routes(hq: Hq) -> list[Route]:
    """The address of the feed."""
    sums = Checksums()

    async def feed(asked: Asked) -> Answer:
        return await _feed(hq, sums, asked)

    query = {
        "life": Query("HQ's life that the cursors belong to", WHOLE_NUMBER),
        "after": Query("cursors: chain:1,store:S01:2,index:3,register:S01-R2:4", "^([^,]+:[0-9]+,?)+$", required=True),
        "wait": Query(f"seconds to wait for news, at most {MOST_WAIT}", WHOLE_NUMBER),
        "limit": Query(f"rows at most, up to {MOST_ROWS}", WHOLE_NUMBER),
    }
    refusals = ("malformed", "not_yours", "gone")
    return [Route("GET", "/v1/feed", "Rows behind the cursors", feed, FeedPage, query=query, refusals=refusals)]


async def _feed(hq: Hq, sums: Checksums, asked: Asked) -> Answer:
    cursors = _cursors(asked)
    limit = asked.number("limit", MOST_ROWS)
    if limit < 1:
        raise Refused("malformed", "limit must be at least 1.", field="limit")
    _same_life(hq, asked, cursors)
    rung = hq.feed_bell.count
    page = await _page(hq, cursors, limit, asked.who, sums)
    wait = min(asked.number("wait", 0), MOST_WAIT)
    if not page.rows and not page.checksums and wait and await _news(hq, cursors, rung, wait):
        page = await _page(hq, cursors, limit, asked.who, sums)
    return Answer(page.json(hq.secrets.life))


def _cursors(asked: Asked) -> dict[str, int]:
    try:
        cursors = read_cursors(asked.query.get("after", ""))
    except Malformed as error:
        raise Refused("malformed", str(error), field="after") from error
    foreign = sorted(cursors.keys() - own_scopes(asked.who.store, asked.who.register))
    if foreign:
        raise Refused("not_yours", f"The scope {foreign[0]} is not this register's.", scope=foreign[0])
    return cursors


def _same_life(hq: Hq, asked: Asked, cursors: Mapping[str, int]) -> None:
    """Cursors of another life cannot be continued; from the start there is nothing to continue."""
    if asked.number("life", hq.secrets.life) != hq.secrets.life:
        for scope, pos in cursors.items():
            if pos:
                raise gone(scope)


def gone(scope: str) -> Refused:
    """The refusal that sends a register to the snapshot."""
    return Refused("gone", scope=scope, snapshot=f"/v1/snapshots/{scope}")


async def _page(hq: Hq, cursors: Mapping[str, int], limit: int, who: Caller, sums: Checksums) -> Page:
    try:
        return await run_in_threadpool(read_page, hq, cursors, limit, who.register, sums)
    except Gone as error:
        raise gone(error.scope) from error


async def _news(hq: Hq, cursors: Mapping[str, int], rung: int, wait: int) -> bool:
    """Wait until something may lie behind the cursors; False when the time is over."""
    for glance in range(wait * LOOKS):
        await asyncio.sleep(GLANCE)
        count = hq.feed_bell.count
        if (count != rung or glance % LOOKS == LOOKS - 1) and await run_in_threadpool(moved, hq, cursors):
            return True
        rung = count
    return False
