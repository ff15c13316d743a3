"""Work that a machine gives to a thread of its own is done at once here: one thread runs the whole chain.

Tills' files are not encrypted here: pages are deciphered again after every commit, a seventh of a seed's time. What
an encrypted file does when power goes is seen by tests/power and tests/local_db.
"""

from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import lru_cache
from hashlib import sha512
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.responses import Response

from hq.services import snapshots
from local_db import driver
from tests.simulation.lan import Wiring
from tests.simulation.statements import straight
from wire import keys

T = TypeVar("T")


class _Delivery:
    """Carries an error of the work to whoever waits for it; what ends the machine passes through."""

    def __init__(self, future: "Future[Any]") -> None:
        self._future = future

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        del kind, trace
        if isinstance(error, Exception):
            self._future.set_exception(error)
        return error is None or isinstance(error, Exception)


class Signatures:
    """What was signed here fits, and nothing else does: a signature is a digest that is remembered.

    Tills and HQ are one process here, which would check each signature right after making it, some of them often.
    Whoever signs without the key has made nothing that is remembered; what Ed25519 does is seen by tests/wire.
    """

    def __init__(self) -> None:
        self._made: set[tuple[str, str, bytes]] = set()
        self._kept: set[tuple[str, str, bytes]] = set()

    def sign(self, key: keys.SigningKey, data: bytes) -> str:
        """`keys.signature`: as long as a real one, the same for the same key and data."""
        assert isinstance(key, Ed25519PrivateKey)
        public = _public(key)
        made = keys.to_base64(sha512(public.encode() + data).digest())
        self._made.add((public, made, data))
        return made

    def fits(self, public: str, sig: str, data: bytes) -> bool:
        """`keys.signature_fits`."""
        one = public, sig, data
        return one in self._made or one in self._kept

    def keep(self) -> None:
        """What was signed until now is what every seed begins with."""
        self._kept |= self._made
        self._made.clear()

    def forget(self) -> None:
        """A seed ended."""
        self._made.clear()


SIGNATURES = Signatures()


@lru_cache(maxsize=4096)
def _public(key: Ed25519PrivateKey) -> str:
    return keys.public_text(key)


class InlineActor:
    """Does a piece of work when it is queued (`local_db.actor.Actor`); what ends the machine passes through."""

    def __init__(self, name: str) -> None:
        self._closed = False

    def submit(self, work: Callable[[], T], urgency: int = 0) -> "Future[T]":
        future: Future[T] = Future()
        if self._closed:
            future.cancel()
            return future
        with _Delivery(future):
            future.set_result(work())
        return future

    def close(self) -> None:
        self._closed = True


async def _at_once(work: Callable[..., T], *arguments: object) -> T:
    return work(*arguments)


def _whole(path: Path, media_type: str) -> Response:
    """A snapshot's file in one piece: a real one is read by a thread."""
    return Response(path.read_bytes(), media_type=media_type)


def _make(self: snapshots.SnapshotMaker, scope: str) -> None:
    snapshots.make(self._hq, scope)


def _plain(connection: Any, key: str | None, *, writes: bool) -> None:  # noqa: ANN401  the driver has no types
    """`driver.settle` without a key, and without reading the settings back."""
    del key
    connection.executescript(";".join((*driver._COMMON, *(driver._WRITER if writes else driver._READER))))


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Drive what never waits to its end."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise AssertionError("something waits in a simulated chain")


@contextmanager
def one_thread() -> Iterator[None]:
    """While this is open, tills and HQ made here have no threads."""
    with ExitStack() as patches:
        patches.enter_context(straight())
        patches.enter_context(patch("local_db.books_file.Actor", InlineActor))
        patches.enter_context(patch.object(driver, "settle", _plain))
        patches.enter_context(patch.object(keys, "signature", SIGNATURES.sign))
        patches.enter_context(patch.object(keys, "signature_fits", SIGNATURES.fits))
        patches.enter_context(patch("hq.api.app.run_in_threadpool", _at_once))
        patches.enter_context(patch("hq.api.feed.run_in_threadpool", _at_once))
        patches.enter_context(patch("pos_app.sync.lan.lan_http", Wiring))
        patches.enter_context(patch("hq.services.feed.CHECK_EVERY", timedelta(hours=12)))
        patches.enter_context(patch("hq.services.feed.INDEX_CHECK_EVERY", timedelta(hours=12)))
        patches.enter_context(patch("pos_app.sync.hq_link.AGAIN_SECONDS", ()))
        patches.enter_context(patch("pos_app.sync.hq_link.RIGHT_AGAIN_SECONDS", ()))
        patches.enter_context(patch("pos_app.sync.puller.FEED_WAIT_SECONDS", 0))
        patches.enter_context(patch("hq.api.snapshots.FileResponse", _whole))
        patches.enter_context(patch.object(snapshots.SnapshotMaker, "want", _make))
        yield
