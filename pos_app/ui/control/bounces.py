"""A key that bounces, repeats by itself or is drummed on: of acts that decide something the first one counts."""

from __future__ import annotations

from pos_app.ui import acts

GAP = 0.05
"""Seconds. Two presses that somebody means are further apart; a worn key, a held one and a drumming finger are not."""
DECIDES = (
    *(acts.Pay, acts.ArmCash, acts.Entered, acts.NextSale, acts.Back, acts.PayByCode, acts.CardSlip, acts.CallOff),
    *(acts.AskPhone, acts.Choose, acts.Answered, acts.ReturnFound, acts.ChargeBack, acts.ConfirmReturn),
    *(acts.OpenShift, acts.SubmitCount, acts.ConfirmClose, acts.OpenRedeem, acts.OpenTopUp),
)
"""Acts that move money or lead to it; typing, choosing a line and one piece more may be as quick as they like."""


class Bounces:
    """Remembers when something was decided last: each press counts, also one that was dropped."""

    def __init__(self) -> None:
        self._last: float | None = None

    def drops(self, act: acts.Act, at: float) -> bool:
        """Whether an act at this time (seconds of a monotonic clock) follows another one too soon."""
        if not isinstance(act, DECIDES):
            return False
        last, self._last = self._last, at
        return last is not None and at - last < GAP
