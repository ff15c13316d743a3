"""Errors sorted by who must act. Anything that is neither of these two is a bug, and we act."""

from __future__ import annotations


class Refusal(Exception):
    """The rules say no and the cashier acts: `code` names the sentence to show, `params` fill it; the sale is kept."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code


class Fault(Exception):
    """The world failed (disk, printer, network, key) and the manager acts: `what` happened and the `advice`."""

    def __init__(self, what: str, *, advice: str, code: str = "fault") -> None:
        super().__init__(what)
        self.code = code
        self.what = what
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.what} {self.advice}"
