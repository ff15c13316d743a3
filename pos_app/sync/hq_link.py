"""HQ as the services see it: is it there, and may this register have more (`services.ports.Hq`)."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from domain.entries import EntryRef
from domain.errors import Fault, Refusal
from pos_app.services.lending import Enlarged, Lent, Redeemed, RefundRight
from pos_app.sync.errors import Busy, Refused
from wire.allowances import AllowanceRequest, Grant, Have, Want
from wire.asking import RedeemRequest
from wire.keys import from_base64

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from local_db.books import Books
    from pos_app.sync.store_lender import StoreLender
    from pos_app.sync.syncer import Syncer

AGAIN_SECONDS = (0.3, 0.5)
"""So long after HQ's answer that a part is lent elsewhere it is asked again: who is there has given it back by then."""
RIGHT_AGAIN_SECONDS = (0.3, 0.5, 1.0)
"""The same for the right to return a sale: who has it sends what it returned before it gives it back."""
ANSWER_SECONDS = 3.0
"""A cashier waits no longer for HQ: what is lent here is spent instead."""


class HqLink:
    """Away until a syncer is set; asking blocks for one round trip, never on the UI thread."""

    def __init__(self, books: Books, new_id: Callable[[], str]) -> None:
        self._books = books
        self._new_id = new_id
        self._syncer: Syncer | None = None
        self._store: StoreLender | None = None
        self._rest = Event()

    def use(self, syncer: Syncer | None) -> None:
        """Talk through this syncer from now on; None: HQ is away."""
        self._syncer = syncer

    def use_store(self, store: StoreLender | None) -> None:
        """Ask the registers of this store too, from now on; None: there are none."""
        self._store = store

    def wake(self) -> None:
        """Something is to be pushed."""
        if self._syncer is not None:
            self._syncer.wake()

    @property
    def online(self) -> bool:
        """Whether HQ answered lately."""
        return self._syncer is not None and self._syncer.health.online

    @property
    def lends(self) -> bool:
        """Whether there is anybody to ask."""
        return self.online or (self._store is not None and self._store.reachable)

    def enlarge(self, owner: str, wants: Mapping[str, int]) -> Enlarged:
        """Ask HQ to lend more of these units, then the registers of this store for what HQ does not have.

        What is granted or lent is here when this returns.
        """
        store = self._store if self._store is not None and self._store.reachable else None
        if store is None:
            return self._at_hq(owner, wants)
        answer = self._at_hq(owner, wants) if self.online else Enlarged(granted=False, reached=False)
        if answer.granted:
            return answer
        near = store.borrow(owner, _without(wants, answer.available))
        answer = replace(answer, near=(*near.answered, *near.silent), silent=near.silent)
        if not near.granted or not answer.available or len(wants) != 1:
            return replace(answer, granted=near.granted)
        last = self._at_hq(owner, _without(wants, sum(wants.values()) - answer.available))
        return replace(answer, granted=last.granted)

    def _at_hq(self, owner: str, wants: Mapping[str, int]) -> Enlarged:
        """Ask HQ; while the rest is lent elsewhere, registers are asked to give back, and HQ is asked again soon."""
        answer = self._asked(owner, wants)
        for seconds in AGAIN_SECONDS:
            if answer.granted or not answer.reached or not answer.lent:
                break
            self._rest.wait(seconds)
            answer = self._asked(owner, wants)
        return answer

    def _asked(self, owner: str, wants: Mapping[str, int]) -> Enlarged:
        if self._syncer is None:
            return Enlarged(granted=False, reached=False)
        request = AllowanceRequest(
            request_id=self._new_id(),
            owner=owner,
            wants=tuple(Want(unit=unit, amount=amount) for unit, amount in wants.items()),
            have=tuple(Have(unit=unit, g=room.totals.granted) for unit, room in self._books.rooms(owner).items()),
        )
        try:
            answer = self._syncer.ask_allowance(request).result(ANSWER_SECONDS)
        except (Fault, Refusal, TimeoutError):
            return Enlarged(granted=False, reached=False)
        if isinstance(answer, Grant):
            return Enlarged(granted=True, reached=True)
        available = sum(unit.available for unit in answer.refused)
        lent = tuple(Lent(one.store, one.amount, one.since) for unit in answer.refused for one in unit.lent)
        return Enlarged(granted=False, reached=True, available=available, lent=lent)

    def redeem(self, request_id: str, code: str, member: str) -> Redeemed:
        """Have a recharge card credited; without an answer nothing is known, and the same id may be sent again."""
        if self._syncer is None:
            return Redeemed()
        request = RedeemRequest(request_id=request_id, code=code, member=member)
        try:
            answer = self._syncer.redeem(request).result(ANSWER_SECONDS)
        except Busy as busy:
            return Redeemed(reason=busy.code, seconds=max(1, busy.retry_after))
        except Refused as refused:
            return Redeemed(reason=refused.code, left=refused.body.left or 0)
        except (Fault, Refusal, TimeoutError):
            return Redeemed()
        entry = answer.entry
        return Redeemed(answer.amount, EntryRef(str(entry["register"]), str(entry["epoch"]), int(entry["seq"])))

    def refund_right(self, register: str, seq: int, head: str) -> RefundRight:
        """Ask HQ for the right to return a sale, and again soon while another register has to give it back first."""
        request_id = self._new_id()
        answer = self._right(request_id, register, seq, head)
        for seconds in RIGHT_AGAIN_SECONDS:
            if not answer.holder:
                break
            self._rest.wait(seconds)
            answer = self._right(request_id, register, seq, head)
        return answer

    def _right(self, request_id: str, register: str, seq: int, head: str) -> RefundRight:
        if self._syncer is None:
            return RefundRight()
        try:
            found, granted, plan = self._syncer.refund_right(request_id, register, seq, head).result(ANSWER_SECONDS)
            sale, *returns = map(from_base64, found.raw)
        except Busy as busy:
            return RefundRight(reason=busy.code, holder=busy.reason)
        except Refused as refused:
            return RefundRight(reason=refused.code)
        except (Fault, Refusal, TimeoutError, ValueError):  # ValueError: bytes that are none
            return RefundRight()
        return RefundRight(sale, tuple(returns), granted, plan.encode())


def _without(wants: Mapping[str, int], amount: int) -> dict[str, int]:
    """The wishes less an amount that is had otherwise; of several wishes HQ says no amount for each."""
    if len(wants) != 1:
        return dict(wants)
    return {unit: max(1, wanted - amount) for unit, wanted in wants.items()}
