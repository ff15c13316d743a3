"""One signed request and its answer: compression, signature, the clock's correction, refusals."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import NoReturn
from urllib.parse import quote, urlencode

from domain.value import dataclass
from pos_app.sync.errors import Busy, Garbled, KeyRefused, Refused
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.ports import Identity, Reply, Session
from wire import compression, messages
from wire.errors import ErrorBody
from wire.http_signing import RequestParts, signature_headers
from wire.json_text import Malformed

READ_SECONDS = 20
LARGEST_ANSWER = 256 * 1024 * 1024
LONGEST_WAIT = 86_400
SUCCESS = (200, 201, 204)
UNAUTHORIZED = 401
BUSY = (429, 503)
_SAFE = "-._~:,"
_WORTH_CORRECTING = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a signed request goes, and its headers."""

    url: str
    headers: Mapping[str, str]


class HqHttp:
    """Requests of one thread to HQ.  `base_url` has no path.

    `identity` is asked for each request; before the enrolment there is None, and nothing signed can be asked.
    """

    def __init__(
        self,
        base_url: str,
        session: Session,
        identity: Callable[[], Identity] | None,
        clock: HqClock,
        version: str,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._session = session
        self._identity = identity
        self.clock = clock
        self._version = version

    @property
    def session(self) -> Session:
        """The sockets."""
        return self._session

    def call(
        self,
        method: str,
        path: str,
        query: Mapping[str, str | int] | None = None,
        body: bytes = b"",
        *,
        content_type: str = "application/json",
        identity: Identity | None = None,
        read_timeout: int = READ_SECONDS,
    ) -> bytes:
        """The body of a success; a wrong clock is corrected once.

        Raises `NoAnswer`, `Garbled`, `Busy`, `KeyRefused`, `Refused`.
        """
        sent, encoding = compression.packed(body)
        headers = {**({"Content-Type": content_type} if body else {}), **encoding, "Accept-Encoding": "zstd"}
        for last in (False, True):
            target = self._signed(method, path, query, headers, sent, identity or self._who())
            reply = self._session.send(method, target.url, target.headers, sent, read_timeout)
            self.clock.heard()
            if last or not self._was_the_clock(reply):
                break
        return self._unpacked(reply)

    def call_unsigned(self, path: str, body: bytes) -> bytes:
        """POST without a signature (enrolment); raises as `call`."""
        sent, encoding = compression.packed(body)
        headers = {**self._common(), "Content-Type": "application/json", **encoding, "Accept-Encoding": "zstd"}
        return self._unpacked(self._session.send("POST", self._base_url + path, headers, sent, READ_SECONDS))

    def signed_get(self, path: str, headers: Mapping[str, str]) -> Target:
        """Address and headers of a signed GET whose answer is streamed."""
        return self._signed("GET", path, None, headers, b"", self._who())

    def refuse(self, reply: Reply) -> NoReturn:
        """Raise what a reply that is no success means; also for streamed answers."""
        body = self._error_body(reply)
        raise (KeyRefused if reply.status == UNAUTHORIZED else Refused)(reply.status, body)

    def _who(self) -> Identity:
        if self._identity is None:
            raise ValueError("a signed request before the enrolment")
        return self._identity()

    def _common(self) -> dict[str, str]:
        return {"User-Agent": f"register/{self._version}"}

    def _signed(
        self,
        method: str,
        path: str,
        query: Mapping[str, str | int] | None,
        headers: Mapping[str, str],
        body: bytes,
        identity: Identity,
    ) -> Target:
        text = urlencode(query or {}, safe=_SAFE, quote_via=quote)
        parts = RequestParts(method, path, text, {}, body)
        signature = signature_headers(parts, identity.key_id, identity.key, self.clock.now())
        url = self._base_url + path + (f"?{text}" if text else "")
        return Target(url, {**self._common(), **headers, **signature})

    def _was_the_clock(self, reply: Reply) -> bool:
        """Whether HQ refused for the clock; if so, its time is learnt."""
        if reply.status != UNAUTHORIZED:
            return False
        told = self._error_body(reply).hq_time
        before = self.clock.offset
        if told is None:
            return False
        self.learn(told)
        return abs(self.clock.offset - before) > _WORTH_CORRECTING

    def learn(self, hq_time: str) -> None:
        """Correct the clock by what an answer says; raises `Garbled`."""
        try:
            self.clock.learn(hq_time)
        except Malformed as error:
            raise Garbled(f"HQ's time cannot be read: {error}") from error

    def _unpacked(self, reply: Reply) -> bytes:
        if reply.status not in SUCCESS:
            self.refuse(reply)
        return self._content(reply)

    def _content(self, reply: Reply) -> bytes:
        encoding = reply.headers.get("content-encoding", "identity")
        if encoding == "identity":
            return reply.body
        if encoding != compression.ENCODING:
            raise Garbled(f"HQ's answer is in an encoding that nobody asked for: {encoding}")
        try:
            return compression.decompress(reply.body, LARGEST_ANSWER)
        except Malformed as error:
            raise Garbled(f"HQ's answer cannot be unpacked: {error}") from error

    def _error_body(self, reply: Reply) -> ErrorBody:
        if reply.status in BUSY:
            raise Busy(self._retry_after(reply), self._reason(reply))
        try:
            return messages.from_bytes(ErrorBody, self._content(reply))
        except Malformed as error:
            raise Garbled(f"HQ answers {reply.status} without saying why.") from error

    def _reason(self, reply: Reply) -> str:
        """For whom HQ waits; an overloaded server in front of it says nothing that can be read."""
        try:
            return messages.from_bytes(ErrorBody, self._content(reply)).reason or ""
        except (Malformed, Garbled):
            return ""

    def _retry_after(self, reply: Reply) -> int:
        """Seconds, from a number or a date; 0 where HQ does not say."""
        text = reply.headers.get("retry-after", "").strip()
        if text.isdecimal():
            return min(int(text), LONGEST_WAIT)
        try:
            left = parsedate_to_datetime(text) - self.clock.now()
        except (ValueError, TypeError):
            return 0
        return max(0, int(left.total_seconds()))
