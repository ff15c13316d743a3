"""`POST /v1/recharge-cards/redeem`: HQ credits, once per code."""

from __future__ import annotations

from hq.api.allowances import RETRY_SECONDS, asker_of
from hq.api.errors import Refused
from hq.api.routing import Answer, Asked, Route
from hq.services import once, recharge
from hq.services.context import Hq
from hq.services.recharge import NotTaken
from wire.asking import RedeemAnswer, RedeemRequest


def routes(hq: Hq) -> list[Route]:
    """The address of recharge cards."""

    def redeem(asked: Asked) -> Answer:
        request = asked.read(RedeemRequest)
        if not request.request_id or not request.member:
            raise Refused("malformed", "A request names request_id, code and member.")
        try:
            answer = recharge.redeem(hq, asker_of(asked), request, asked.body)
        except once.RequestIdReused as error:
            raise Refused("request_id_reused", field="request_id") from error
        if isinstance(answer, NotTaken):
            raise _refused(answer)
        return Answer(answer)

    return [
        Route(
            "POST",
            "/v1/recharge-cards/redeem",
            "Credit a recharge card to a member; unknown, used and inactive cards get one answer.",
            redeem,
            gives=RedeemAnswer,
            takes=RedeemRequest,
            refusals=(
                *("malformed", "request_id_reused", "card_refused", "member_unknown", "limit_reached"),
                *("attempts_locked", "not_ready"),
            ),
        )
    ]


def _refused(why: NotTaken) -> Refused:
    if why.reason == "attempts_locked":
        return Refused(why.reason, retry_after=why.seconds)
    if why.reason == "not_ready":
        return Refused(why.reason, retry_after=RETRY_SECONDS)
    if why.reason == "limit_reached":
        return Refused(why.reason, left=why.left)
    return Refused(why.reason)
