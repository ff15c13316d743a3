"""Request signatures, compression, cursors, checksums and times."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
import zstandard
from http_message_signatures import HTTPMessageSigner
from http_message_signatures.algorithms import ED25519
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.test_wire_vector import CREATED, HQ_KEY, KEY_ID, REGISTER_KEY
from wire import compression, feed, http_signing, keys
from wire.compression import TooLarge
from wire.fields import read_time, time_text
from wire.http_signing import BadRequestSignature, RequestParts, signature_headers, verify_request
from wire.json_text import Malformed
from wire.keys import SigningKey

PUSH = RequestParts("POST", "/v1/journal/S01-R2/00112233445566ff", "first=1", {"Content-Type": "x"}, b"{}\n")
KNOWN = {KEY_ID: keys.public_text(REGISTER_KEY)}


def signed(
    parts: RequestParts = PUSH, key_id: str = KEY_ID, key: SigningKey = REGISTER_KEY, created: datetime = CREATED
) -> RequestParts:
    headers = {**parts.headers, **signature_headers(parts, key_id, key, created)}
    return RequestParts(parts.method, parts.path, parts.query, headers, parts.body)


def changed(parts: RequestParts, **changes: object) -> RequestParts:
    values = {name: getattr(parts, name) for name in ("method", "path", "query", "headers", "body")}
    return RequestParts(**{**values, **changes})


def test_signed_requests_verify() -> None:
    """At both ends of the 300 seconds, with any case of header names, with another label and order."""
    good = signed()
    for seconds in (-300, 0, 300):
        assert verify_request(good, KNOWN.get, CREATED + timedelta(seconds=seconds)) == KEY_ID
    lower = changed(good, headers={name.lower(): value for name, value in good.headers.items()})
    assert verify_request(lower, KNOWN.get, CREATED) == KEY_ID
    renamed = {name: value.replace("sig1=", "till=") for name, value in good.headers.items()}
    assert verify_request(changed(good, headers=renamed), KNOWN.get, CREATED) == KEY_ID


def test_encoded_paths_and_queries_are_taken_as_sent() -> None:
    parts = signed(changed(PUSH, path="/v1/x%2Fy", query="card=%E4%BC%9A&a=1%20b+c&d"))
    assert verify_request(parts, KNOWN.get, CREATED) == KEY_ID
    with pytest.raises(BadRequestSignature):
        verify_request(changed(parts, query="card=%E4%BC%9A&a=1%20b%2Bc&d"), KNOWN.get, CREATED)


@pytest.mark.parametrize(
    "change",
    [
        {"method": "PUT"},
        {"path": "/v1/journal/S01-R3/00112233445566ff"},
        {"query": "first=2"},
        {"query": ""},
        {"body": b"{}\n\n"},
        {"body": b""},
        {"headers": {}},
    ],
)
def test_changed_requests_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadRequestSignature):
        verify_request(changed(signed(), **change), KNOWN.get, CREATED)


@pytest.mark.parametrize("name", ["Content-Digest", "Signature-Input", "Signature"])
@pytest.mark.parametrize("value", [None, "", "x", "sig1=x", "sig1=:AA==:", "é", 'sig1=("@method");created=1'])
def test_broken_headers_are_refused(name: str, value: str | None) -> None:
    good = signed()
    headers = {key: text for key, text in good.headers.items() if key != name}
    if value is not None:
        headers[name] = value
    with pytest.raises(BadRequestSignature):
        verify_request(changed(good, headers=headers), KNOWN.get, CREATED)


class Library:
    """A request in the form that the library signs."""

    def __init__(self, parts: RequestParts) -> None:
        self.method = parts.method
        self.url = f"http://hq{parts.path}" + (f"?{parts.query}" if parts.query else "")
        self.headers: dict[str, str] = {}


TOKENS = st.lists(st.sampled_from([*"abcXYZ0189-_~:,", "%2F", "%E4%BC%9A"]), min_size=1, max_size=20).map("".join)


@given(st.sampled_from(["GET", "POST", "PUT"]), TOKENS, st.one_of(st.just(""), TOKENS), st.binary(max_size=50))
def test_what_is_signed_directly_is_what_the_library_signs(method: str, path: str, query: str, body: bytes) -> None:
    parts = RequestParts(method, f"/v1/{path}", query and f"a={query}", {}, body)
    request, signer = Library(parts), HTTPMessageSigner(signature_algorithm=ED25519)
    prepared = signer.prepare(
        request, key_id=KEY_ID, created=CREATED, label="sig1", covered_component_ids=http_signing.COVERED, body=body
    )
    signer.apply(request, prepared, REGISTER_KEY.sign(prepared.signature_base))
    mine = signature_headers(parts, KEY_ID, REGISTER_KEY, CREATED)
    assert mine == request.headers
    assert http_signing.signature_base(parts, KEY_ID, CREATED) == prepared.signature_base
    assert verify_request(changed(parts, headers=mine), KNOWN.get, CREATED) == KEY_ID


def test_the_usual_form_is_read_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """As strictly as by it: what the direct way does not take, the library is asked about."""
    asked: list[RequestParts] = []

    def library(parts: RequestParts, *_others: object) -> str:
        asked.append(parts)
        return "library"

    monkeypatch.setattr(http_signing, "_by_the_library", library)
    good = signed()
    assert verify_request(good, KNOWN.get, CREATED) == KEY_ID
    others = signed(changed(PUSH, body=b"other"))
    wrong = [
        changed(good, method="PUT"),
        changed(good, path="/v1/x"),
        changed(good, query="first=2"),
        changed(good, body=b"x"),
        changed(good, headers={**good.headers, "Content-Digest": others.headers["Content-Digest"]}),
        changed(good, headers={**good.headers, "Signature": others.headers["Signature"]}),
        signed(key=HQ_KEY),
        signed(key_id="S01-R2/ffffffffffffffff"),
        signed(created=CREATED - timedelta(seconds=301)),
        signed(created=CREATED + timedelta(seconds=301)),
    ]
    for parts in wrong:
        assert verify_request(parts, KNOWN.get, CREATED) == "library"
    assert asked == wrong


def test_an_id_that_would_need_escaping_is_no_id() -> None:
    with pytest.raises(ValueError, match="not the id"):
        signature_headers(PUSH, 'a"b', REGISTER_KEY, CREATED)


@pytest.mark.parametrize("component", ['"@method"', '"@path"', '"@query"', '"content-digest"'])
def test_every_component_must_be_covered(component: str) -> None:
    """A signature that is right in itself, over fewer components, made by hand."""
    good = signed()
    covered = good.headers["Signature-Input"].removeprefix("sig1=")
    lines = {
        '"@method"': "POST",
        '"@path"': PUSH.path,
        '"@query"': "?first=1",
        '"content-digest"': good.headers["Content-Digest"],
    }

    def signature(parameters: str) -> RequestParts:
        base = [f"{name}: {value}" for name, value in lines.items() if name in parameters]
        base.append(f'"@signature-params": {parameters}')
        sig = keys.signature(REGISTER_KEY, "\n".join(base).encode())
        headers = {**good.headers, "Signature-Input": f"sig1={parameters}", "Signature": f"sig1=:{sig}:"}
        return changed(good, headers=headers)

    assert verify_request(signature(covered), KNOWN.get, CREATED) == KEY_ID
    without = covered.replace(f"{component} ", "").replace(f" {component}", "")
    with pytest.raises(BadRequestSignature):
        verify_request(signature(without), KNOWN.get, CREATED)


def test_clocks_keys_and_unknown_ids() -> None:
    good = signed()
    for seconds in (-301, 301, 86400, -86400):
        with pytest.raises(BadRequestSignature, match="300 seconds"):
            verify_request(good, KNOWN.get, CREATED + timedelta(seconds=seconds))
    with pytest.raises(BadRequestSignature):
        verify_request(signed(key=HQ_KEY), KNOWN.get, CREATED)
    with pytest.raises(BadRequestSignature):
        verify_request(signed(key_id="S01-R2/ffffffffffffffff"), KNOWN.get, CREATED)


def test_time_of_day_does_not_depend_on_the_zone() -> None:
    east = CREATED.astimezone(timezone(timedelta(hours=8)))
    assert verify_request(signed(created=east), KNOWN.get, CREATED) == KEY_ID


@given(st.binary(max_size=5000))
def test_compression_round_trip(data: bytes) -> None:
    assert compression.decompress(compression.compress(data), len(data)) == data
    body, headers = compression.packed(data)
    assert (body == data) is (headers == {}) is (len(data) <= 1024)


def test_bombs_and_cuts() -> None:
    """A small body that would grow over the limit is refused, and so is one that is cut, or no zstd at all."""
    bomb = compression.compress(bytes(50_000_000))
    assert len(bomb) < 10_000
    with pytest.raises(TooLarge):
        compression.decompress(bomb, 4 * 1024 * 1024)
    whole = compression.compress(b"0123456789" * 200)
    for cut in (0, 1, 10, len(whole) - 1):
        with pytest.raises(Malformed):
            compression.decompress(whole[:cut], 10_000)
    with pytest.raises(Malformed):
        compression.decompress(b"not zstd at all", 100)
    with pytest.raises(Malformed):
        compression.decompress(whole + b"rest", 10_000)


def test_streamed_and_joined_frames() -> None:
    """Frames without their size inside, and several frames, are read too."""
    writer = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    frame = writer.compress(b"a" * 3000) + writer.flush()
    assert compression.decompress(frame + frame, 6000) == b"a" * 6000


def test_cursors() -> None:
    cursors = {"chain": 1, "store:S01": 2, "index": 3, "register:S01-R2": 4}
    text = "chain:1,store:S01:2,index:3,register:S01-R2:4"
    assert feed.cursors_text(cursors) == text
    assert feed.read_cursors(text) == cursors
    for wrong in (
        "",
        "chain",
        "chain:",
        ":1",
        "chain:-1",
        "chain:1,",
        "chain:1,chain:2",
        "chain:1.0",
        "store:S 1:1",
        "chain:٣",
    ):
        with pytest.raises(Malformed):
            feed.read_cursors(wrong)


def test_checksum_is_of_sorted_rows() -> None:
    """Sorted by the keys' bytes, which is not the order of their characters in UTF-16."""
    rows = [("b", 2), ("a", 10), ("\U0001f600", 1), ("\uff5e", 3)]
    text = "a\t10\nb\t2\n\uff5e\t3\n\U0001f600\t1\n"
    assert feed.checksum(rows) == feed.checksum(reversed(rows)) == hashlib.sha256(text.encode()).hexdigest()
    assert feed.checksum([]) == hashlib.sha256(b"").hexdigest()


def test_rows_apply_when_newer() -> None:
    row = feed.FeedRow(scope="chain", pos=1, kind="k", key="k:1", version=3, op="put", doc={})
    assert [feed.newer(row, known) for known in (None, 2, 3, 4)] == [True, True, False, False]


@given(st.datetimes(timezones=st.just(UTC)))
def test_times(at: datetime) -> None:
    text = time_text(at)
    assert read_time(text) == at.replace(microsecond=at.microsecond // 1000 * 1000)
    assert time_text(read_time(text)) == text


@pytest.mark.parametrize("text", ["2026-01-02T03:04:05Z", "2026-13-02T03:04:05.678Z", "", "2026-01-02 03:04:05.678Z"])
def test_times_mistyped(text: str) -> None:
    with pytest.raises(Malformed):
        read_time(text)


def test_a_time_knows_its_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        time_text(datetime(2026, 1, 2))  # noqa: DTZ001 - the point of the test
