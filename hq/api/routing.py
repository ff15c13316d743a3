"""What a handler gets and gives, and what the OpenAPI says of an address."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from starlette.responses import Response

from hq.api.errors import Refused
from wire.json_text import Malformed
from wire.messages import from_bytes, to_bytes

M = TypeVar("M", bound=msgspec.Struct)

BODY_LIMIT = 1024 * 1024
JSON = "application/json"
PAST = 2**63


@dataclass(frozen=True, slots=True)
class Caller:
    """Who signed the request: a register with the epoch of its key; `revoked` keys may only push what is left."""

    register: str
    epoch: str
    store: str
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A request after size and signature were checked; `body` is unpacked. `caller` is None where nothing is signed."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes
    caller: Caller | None

    @property
    def who(self) -> Caller:
        """The caller of a signed address."""
        if self.caller is None:
            raise Refused("unsigned")
        return self.caller

    def read(self, kind: type[M]) -> M:
        """The body as a message; refuses it as malformed."""
        try:
            return from_bytes(kind, self.body)
        except Malformed as error:
            raise Refused("malformed", str(error)) from error

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number of the query, not negative; refuses what is none, and its absence without a default."""
        text = self.query.get(name)
        if text is None and default is not None:
            return default
        if text is None or not (text.isascii() and text.isdigit()) or len(text) > 19 or int(text) >= PAST:
            raise Refused("malformed", f"{name} must be a whole number.", field=name)
        return int(text)


@dataclass(frozen=True, slots=True)
class Answer:
    """A success: a message or bytes ready to send; compressed by the application where that was asked for."""

    body: msgspec.Struct | bytes = b""
    status: int = 200
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)

    def data(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else to_bytes(self.body)


Given = Answer | Response
Handler = Callable[[Asked], Given] | Callable[[Asked], Awaitable[Given]]


@dataclass(frozen=True, slots=True)
class Query:
    """A name in the query: what it means, what its value looks like, whether it must be there."""

    what: str
    pattern: str = ""
    required: bool = False


WHOLE_NUMBER = "^[0-9]{1,18}$"


@dataclass(frozen=True, slots=True)
class Route:
    """One address: `handler` is a function (run in a thread) or a coroutine function (run in the loop).

    `takes` and `gives` are the messages of body and answer, or a content type; `query` maps a name to what it is;
    `refusals` are the codes beyond those of every signed address. `limit` bounds the body, sent and unpacked;
    `look_first` may refuse a body as too large in another way, before the signature is looked at. `introduces`: who
    asks may show HQ's certificate of its key, where HQ does not know that any more.
    """

    method: str
    path: str
    summary: str
    handler: Handler
    gives: type[msgspec.Struct] | str
    takes: type[msgspec.Struct] | str | None = None
    query: Mapping[str, str | Query] = field(default_factory=dict)
    refusals: tuple[str, ...] = ()
    signed: bool = True
    while_revoked: bool = False
    introduces: bool = False
    limit: int = BODY_LIMIT
    look_first: Callable[[bytes], None] | None = None
