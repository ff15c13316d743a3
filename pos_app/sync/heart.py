"""The heartbeat: what the till tells HQ about itself, and doing what HQ wants."""

from collections.abc import Callable
from datetime import datetime

from pos_app.sync.client import HqClient
from pos_app.sync.grants import GrantDesk
from pos_app.sync.loop import Timer
from pos_app.sync.past import Past
from pos_app.sync.ports import Till
from wire.fields import time_text
from wire.heartbeat import Directive, Heartbeat, HeartbeatHead, Suspect


class Heart:
    """Beats every `seconds` when asked to."""

    def __init__(
        self,
        client: HqClient,
        till: Till,
        *,
        grants: GrantDesk,
        refetch: Callable[[str], None],
        past: Past,
        look_again: Callable[[], None],
        seconds: float,
    ) -> None:
        """`look_again` is called when HQ began a new life: what it has may be less than it was."""
        self._client = client
        self._till = till
        self._grants = grants
        self._refetch = refetch
        self._past = past
        self._look_again = look_again
        self._life = 0  # not heard since the start, where everything is looked at anyway
        self._suspects: tuple[Suspect, ...] = ()
        self._shut_out = False
        self._seconds = seconds
        self._timer: Timer | None = None

    def beat_if_due(self) -> None:
        """Tell HQ, and do what it wants; raises the faults of a request and of the books."""
        if self._timer is not None and self._timer.left() > 0:
            return
        self._timer = Timer(self._now, self._seconds)
        answer = self._client.heartbeat(self._told())
        self._till.journal.heard()
        if self._life not in {0, answer.life}:
            self._look_again()
        self._life = answer.life
        for suspect in answer.suspects:
            if suspect not in self._suspects:
                self._till.watcher.on_notice({"code": "suspect", "register": suspect.register, "since": suspect.since})
        self._suspects = answer.suspects
        for directive in answer.directives:
            self._do(directive, answer.life)

    @property
    def suspects(self) -> frozenset[str]:
        """Who of the store HQ did not hear for a day."""
        return frozenset(one.register for one in self._suspects)

    def soon(self) -> None:
        """Beat the next time it is asked, however long ago the last one was."""
        self._timer = None

    def _now(self) -> datetime:
        return self._client.http.clock.own()

    def _told(self) -> Heartbeat:
        position = self._till.journal.position()
        return Heartbeat(
            head=HeartbeatHead(epoch=position.epoch, head=position.head, head_hash=position.head_hash),
            unsynced=max(0, position.head - position.confirmed),
            version=self._till.machine.version(),
            clock=time_text(self._now()),
            devices=dict(self._till.machine.devices()),
            life=self._till.store.life(),
            lan=self._till.machine.lan(),
        )

    def _do(self, directive: Directive, life: int) -> None:
        if directive.do == "refetch" and directive.scope is not None:
            self._refetch(directive.scope)
        elif directive.do == "recall" and directive.details is not None:
            self._grants.recall([directive.details])
        elif directive.do == "report_totals":
            self._report_totals(life)
        elif directive.do == "shut_out":
            if not self._shut_out:
                self._till.journal.shut_out()
                self._till.watcher.on_directive(directive)
            self._shut_out = True
        else:
            self._till.watcher.on_directive(directive)

    def _report_totals(self, life: int) -> None:
        """Tell the new life everything, once this till takes no grant of an older one any more."""
        if self._till.store.life() == life:
            self._past.report(life)
