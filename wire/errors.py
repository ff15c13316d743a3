"""How a refusal is written."""

from wire.messages import Message


class ErrorDetail(Message, frozen=True, kw_only=True):
    """The middle of a refusal: a stable word, a sentence, what to do, and the field that is to blame."""

    code: str
    message: str
    advice: str
    field: str | None = None


class ErrorBody(Message, frozen=True, kw_only=True):
    """The body of every answer that is not a success; the named fields stand beside `error`."""

    error: ErrorDetail
    expected: int | None = None
    reason: str | None = None
    at: int | None = None
    hq_time: str | None = None
    scope: str | None = None
    snapshot: str | None = None
    left: int | None = None
