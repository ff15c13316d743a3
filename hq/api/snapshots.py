"""`GET /v1/snapshots/{scope}` and the files it names; a register gets its own scopes only."""

from __future__ import annotations

from starlette.responses import FileResponse

from hq.api.errors import Refused
from hq.api.routing import Answer, Asked, Route
from hq.services.context import Hq
from hq.services.feed import own_scopes
from hq.services.snapshots import SnapshotMaker, file_of, newest
from wire.signed import Signed
from wire.snapshots import SnapshotAnswer

RETRY_SECONDS = 1
ZSTD = "application/zstd"


def routes(hq: Hq, maker: SnapshotMaker | None = None) -> list[Route]:
    """The addresses of snapshots; `maker` makes what is asked for and not there."""
    makes = maker or SnapshotMaker(hq)

    def snapshot(asked: Asked) -> Answer:
        scope = _own(asked)
        found = newest(hq, scope)
        if found is None or makes.is_stale(found):
            makes.want(scope)
        if found is None:
            raise Refused("not_ready", f"The snapshot of {scope} is being made.", retry_after=RETRY_SECONDS)
        answer = SnapshotAnswer(
            url=f"/v1/snapshots/{scope}/{found.file}",
            bytes=found.bytes,
            sha256=found.sha256,
            signed=Signed(signed=found.signed, key=found.key, sig=found.sig),
            cursor=found.cursor,
            schema=found.schema,
        )
        return Answer(answer)

    def file(asked: Asked) -> FileResponse:
        path = file_of(hq, _own(asked), asked.path["file"])
        if path is None:
            raise Refused("unknown_path", "This snapshot is no longer here.")
        return FileResponse(path, media_type=ZSTD)

    return [
        Route(
            "GET",
            "/v1/snapshots/{scope}",
            "Where the newest snapshot of a scope lies.",
            snapshot,
            gives=SnapshotAnswer,
            refusals=("not_yours", "not_ready"),
        ),
        Route(
            "GET",
            "/v1/snapshots/{scope}/{file}",
            "A snapshot's zstd file, whole or by Range.",
            file,
            gives=ZSTD,
            refusals=("not_yours", "unknown_path"),
        ),
    ]


def _own(asked: Asked) -> str:
    scope = asked.path["scope"]
    if scope not in own_scopes(asked.who.store, asked.who.register) or scope.startswith("register:"):
        raise Refused("not_yours", f"The snapshot of {scope} is not this register's.", scope=scope)
    return scope
