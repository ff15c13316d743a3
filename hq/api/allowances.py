"""Asking for more to spend, for the right to return a sale, and telling totals in a new life of HQ."""

from __future__ import annotations

from hq.api.errors import Refused
from hq.api.routing import Answer, Asked, Handler, Route
from hq.services import grant, once, receipts, refund_right, sizing, totals
from hq.services.context import Hq
from hq.services.grant import Asker
from wire.allowances import AllowanceRequest, TotalsReport
from wire.asking import RefundRightAnswer, RefundRightRequest
from wire.json_text import Malformed
from wire.signed import Signed, WrongSignature

RETRY_SECONDS = 2


def routes(hq: Hq) -> list[Route]:
    """The addresses of allowances."""

    def ask(asked: Asked) -> Answer:
        request = asked.read(AllowanceRequest)
        if not request.wants or not request.request_id or not request.owner:
            raise Refused("malformed", "A request names request_id, owner and at least one want.")
        try:
            return Answer(grant.ask(hq, asker_of(asked), request, asked.body))
        except once.RequestIdReused as error:
            raise Refused("request_id_reused", field="request_id") from error

    def tell(asked: Asked) -> Answer:
        try:
            totals.take_in(hq, asker_of(asked), asked.read(TotalsReport))
        except (Malformed, WrongSignature) as error:
            raise Refused("malformed", str(error), field="totals") from error
        sizing.place_ordered(hq)
        return Answer(b"{}")

    def refund(asked: Asked) -> Answer:
        try:
            return Answer(refund_right.borrow(hq, asker_of(asked), asked.read(RefundRightRequest), asked.body))
        except once.RequestIdReused as error:
            raise Refused("request_id_reused", field="request_id") from error
        except receipts.Unknown as error:
            raise Refused("receipt_unknown", field="receipt") from error
        except refund_right.RightIsOut as out:
            register = out.holder.partition("/")[0]
            raise Refused(
                "not_ready",
                f"{register} was asked for the right to return.",
                retry_after=RETRY_SECONDS,
                reason=register,
            ) from out

    return [_asking(ask), _telling(tell), _refunding(refund)]


def _asking(handler: Handler) -> Route:
    return Route(
        "POST",
        "/v1/allowances",
        "Borrow more of what an owner has: all wants or none, as a signed grant or refusal.",
        handler,
        gives=Signed,
        takes=AllowanceRequest,
        refusals=("malformed", "request_id_reused", "busy"),
    )


def _telling(handler: Handler) -> Route:
    return Route(
        "POST",
        "/v1/totals",
        "Tell the totals of all allowances in a new life of HQ, in pages until `last`.",
        handler,
        gives="application/json",
        takes=TotalsReport,
        refusals=("malformed",),
    )


def _refunding(handler: Handler) -> Route:
    return Route(
        "POST",
        "/v1/refund-rights",
        "Borrow the right to take a sale back; 503 while the register that has it is asked for it.",
        handler,
        gives=RefundRightAnswer,
        takes=RefundRightRequest,
        refusals=("malformed", "request_id_reused", "receipt_unknown", "not_ready"),
    )


def asker_of(asked: Asked) -> Asker:
    """The register that asks, as allowances know it."""
    return Asker(asked.who.register, asked.who.epoch, asked.who.store)
