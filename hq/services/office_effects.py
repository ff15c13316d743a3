"""What entries of decisions at HQ do beside balances: pure, for the projector and for `verify`."""

from collections.abc import Iterable, Iterator

from domain.entry_office import ExceptionHandled
from hq.services.effects import Effect
from hq.store.oddities import State


def states(effects: Iterable[Effect]) -> Iterator[State]:
    """What HQ's own entries say of exceptions."""
    for effect in effects:
        entry, body = effect.entry, effect.entry.body
        if isinstance(body, ExceptionHandled):
            key = (body.store, body.register, body.epoch, body.seq, body.code)
            yield State(*key, body.state, entry.actor, body.why, entry.at, f"{entry.epoch}/{entry.seq:016d}")
