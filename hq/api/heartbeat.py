"""The heartbeat: what a register tells about itself, and what HQ wants of it."""

import json

import sqlalchemy as sa

from hq.api.routing import Answer, Asked, Caller, Route
from hq.services import neighbours, silence
from hq.services.context import Hq
from hq.store import heard, lives
from wire.heartbeat import Directive, Heartbeat, HeartbeatAnswer, Suspect


def _answer(tx: sa.Connection, hq: Hq, caller: Caller) -> HeartbeatAnswer:
    """What HQ wants of the register, and who of its store is silent."""
    wanted: list[Directive] = []
    if caller.revoked:
        wanted.append(Directive(do="shut_out"))
    elif not lives.has_joined(tx, caller.register, caller.epoch, hq.secrets.life):
        wanted.append(Directive(do="report_totals"))
    silent = silence.suspects(tx, hq.clock(), caller.store)
    others = tuple(Suspect(register=one.register, since=one.since) for one in silent if one.register != caller.register)
    return HeartbeatAnswer(hq_time=hq.now(), life=hq.secrets.life, directives=tuple(wanted), suspects=others)


def _keep(tx: sa.Connection, hq: Hq, row: heard.Heard, lan: str) -> bool:
    """Keep the register's word; whether others of its store are told of another address."""
    heard.keep(tx, row)
    return neighbours.answers_at(tx, hq, row.store, row.register, lan)


def routes(hq: Hq) -> list[Route]:
    """The address."""

    def beat(asked: Asked) -> Answer:
        told, caller = asked.read(Heartbeat), asked.who
        row = heard.Heard(
            store=caller.store,
            register=caller.register,
            at=hq.now(),
            epoch=told.head.epoch,
            head=told.head.head,
            head_hash=told.head.head_hash,
            unsynced=told.unsynced,
            version=told.version,
            clock=told.clock,
            devices=json.dumps(told.devices, default=str).encode(),
        )
        if hq.database.run_transaction("heartbeat", lambda tx: _keep(tx, hq, row, told.lan)):
            hq.feed_bell.ring()
        return Answer(hq.database.read(lambda tx: _answer(tx, hq, caller)))

    return [
        Route(
            "POST",
            "/v1/heartbeat",
            "Tell how the register is, hear what HQ wants.",
            beat,
            gives=HeartbeatAnswer,
            takes=Heartbeat,
            refusals=("malformed",),
            while_revoked=True,
        )
    ]
