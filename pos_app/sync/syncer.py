"""The two threads that talk with HQ, and the doors to them for the rest of the till."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from domain.postings import right_unit
from domain.value import dataclass
from pos_app.sync.asks import AskQueue
from pos_app.sync.backoff import FIRST_SECONDS, LONGEST_SECONDS, Backoff
from pos_app.sync.board import HealthBoard
from pos_app.sync.client import HqClient
from pos_app.sync.errors import UNREACHABLE, Refused
from pos_app.sync.grants import GrantDesk
from pos_app.sync.health import Problem, SyncHealth
from pos_app.sync.heart import Heart
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.http import HqHttp
from pos_app.sync.loop import Loop
from pos_app.sync.past import Past
from pos_app.sync.ports import Chance, Session, SignedGrant, Till
from pos_app.sync.puller import Puller
from pos_app.sync.pusher import Pusher
from wire.allowances import AllowanceRequest, Grant, GrantRefusal
from wire.asking import ReceiptAnswer, RedeemAnswer, RedeemRequest, RefundRightRequest
from wire.signed import HqKeys

T = TypeVar("T")
RightAnswer = tuple[ReceiptAnswer, int, str]

STOP_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How often, in seconds: heartbeats, the pull's rest between empty answers, the bounds of the backoff, visits to
    the other registers of the store.
    """

    heartbeat: float = 60
    rest: float = 0.1
    first_retry: float = FIRST_SECONDS
    longest_retry: float = LONGEST_SECONDS
    lan: float = 5


class Syncer:
    """Push (with asks and heartbeats) on one thread, the long-poll on the other; each has its own session."""

    def __init__(
        self,
        base_url: str,
        sessions: tuple[Session, Session],
        till: Till,
        keys: HqKeys,
        clock: HqClock,
        chance: Chance,
        pace: Pace = Pace(),  # noqa: B008 - frozen
    ) -> None:
        self._sessions = sessions
        self._till = till
        self._board = HealthBoard(till.watcher, clock)
        self._grants = GrantDesk(till.allowances, keys, self.wake)
        push_client, pull_client = (
            HqClient(HqHttp(base_url, session, till.journal.identity, clock, till.machine.version()))
            for session in sessions
        )
        self._puller = Puller(pull_client, till.store, self._grants, self._board)
        past = Past(push_client, till.journal, till.allowances)
        self._pusher = Pusher(push_client, till.journal, self._grants, till.watcher, past)
        self._heart = Heart(
            push_client,
            till,
            grants=self._grants,
            refetch=self._puller.refetch,
            past=past,
            look_again=self._pusher.look_again,
            seconds=pace.heartbeat,
        )
        self._asks = AskQueue(push_client, self.wake)

        def backoff() -> Backoff:
            return Backoff(chance, first=pace.first_retry, longest=pace.longest_retry)

        self._push = Loop(
            "push",
            self._push_step,
            self._pushed,
            idle=pace.heartbeat,
            backoff=backoff(),
            now=clock.own,
            between=self._woken,
        )
        self._pull = Loop(
            "pull",
            self._puller.step,
            self._pulled,
            idle=pace.rest,
            backoff=backoff(),
            now=clock.own,
            between=_nothing,
        )

    @property
    def health(self) -> SyncHealth:
        """How it goes."""
        return self._board.health

    @property
    def confirmed(self) -> bool:
        """Whether HQ looked at our journal since our start and found what it knows."""
        return self._pusher.confirmed

    @property
    def suspects(self) -> frozenset[str]:
        """The registers of this store that HQ did not hear for a day, as of its last answer."""
        return self._heart.suspects

    def beat_soon(self) -> None:
        """Tell HQ at once how this register is."""
        self._heart.soon()
        self.wake()

    def start(self) -> None:
        """Begin both threads."""
        self._push.start()
        self._pull.start()

    def stop(self) -> bool:
        """End both threads and whatever waits for HQ; False when one did not end within a second."""
        self._push.stop()
        self._pull.stop()
        self._asks.stop()
        for session in self._sessions:
            session.abort()
        ended = True
        for loop, session in zip((self._push, self._pull), self._sessions, strict=True):
            if loop.join(STOP_SECONDS / 2):
                session.close()
            else:
                ended = False
        return ended

    def wake(self) -> None:
        """A sale is finished, or something else is to be pushed."""
        self._push.wake()

    def retry_now(self) -> None:
        """Somebody looked and wants to see it tried now."""
        self._push.retry_now()
        self._pull.retry_now()

    def refetch(self, scope: str) -> None:
        """Fetch a scope again from its start."""
        self._puller.refetch(scope)
        self._pull.wake()

    def ask(self, work: Callable[[HqClient], T]) -> Future[T]:
        """Have a question answered before the next push; a `Fault` or `Refusal` comes in the future."""
        return self._asks.ask(work)

    def ask_allowance(self, request: AllowanceRequest) -> Future[Grant | GrantRefusal]:
        """Ask HQ to lend more; a grant is installed before the future has it.

        The caller keeps the request with its id first: the same request may be sent again until an answer came.
        """

        def work(client: HqClient) -> Grant | GrantRefusal:
            answer, signed = client.ask_allowance(request, self._grants.keys)
            if isinstance(answer, Grant):
                self._till.allowances.install_grants([SignedGrant(answer, signed)])
            return answer

        return self._asks.ask(work)

    def redeem(self, request: RedeemRequest) -> Future[RedeemAnswer]:
        """Have a recharge card credited; the same request may be sent again until an answer came."""

        def work(client: HqClient) -> RedeemAnswer:
            return client.redeem(request)

        return self._asks.ask(work)

    def refund_right(self, request_id: str, register: str, seq: int, head: str) -> Future[RightAnswer]:
        """Ask for the right to return a sale or a gift: the entry with its returns as they are once the right is
        installed, how often it was granted to this register (0: it has none, as a gift that does not come back), and
        the text of its plan where that is of another store alone.

        The same request may be sent again until an answer came.
        """

        def work(client: HqClient) -> RightAnswer:
            found = client.receipt(register, seq, head)
            sale = f"{found.register}/{found.epoch}/{found.seq}"
            try:
                answer = client.refund_right(RefundRightRequest(request_id=request_id, receipt=sale))
            except Refused as refused:
                if refused.code == "receipt_unknown":
                    return found, 0, ""
                raise
            grant = self._grants.checked(answer.grant)
            self._grants.install_checked([grant])
            granted = max((one.g for one in grant.grant.granted if one.unit == right_unit(sale)), default=0)
            return client.receipt(register, seq, found.hash), granted, answer.plan

        return self._asks.ask(work)

    def _push_step(self) -> bool:
        if self._pusher.step():
            return True
        self._heart.beat_if_due()
        return False

    def _woken(self) -> bool:
        """Something was finished or asked: count what waits, also while the push backs off."""
        heard = self._asks.run()
        self._board.waits(self._pusher.unsynced())
        return heard

    def _pushed(self, problem: Problem | None) -> None:
        if problem is not None:
            self._pusher.forget()
        elif _may_be_over(self._board.health.pull):
            self._pull.retry_now()
        self._board.pushed(problem, self._pusher.unsynced())

    def _pulled(self, problem: Problem | None) -> None:
        if problem is None and _may_be_over(self._board.health.push):
            self._push.retry_now()
        self._board.pulled(problem or unread_plan(self._till.store.unread_plan()))


def _nothing() -> bool:
    return False


def unread_plan(version: int) -> Problem | None:
    """What the manager is told of a plan of a newer program; None for version 0."""
    if not version:
        return None
    what = f"HQ's plan {version} uses what this program does not know; the till goes on with the plan before it."
    return Problem("plan_unread", what, "Install the version of the program that HQ wants.")


def _may_be_over(problem: Problem | None) -> bool:
    """HQ was away, or had forgotten this till: the other direction has just been answered."""
    return problem is not None and problem.code in {UNREACHABLE, "unsigned"}
