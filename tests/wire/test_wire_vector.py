"""The protocol's vector comes out bit for bit."""

from datetime import UTC, datetime

from wire import http_signing, keys
from wire.entries import Entry, decode_entry, encode_entry, entry_hash, first_prev, sign_hash, verify_hash
from wire.http_signing import RequestParts
from wire.signed import Certificate, HqKey, HqKeys, Signed, read_signed, sign_message

REGISTER_KEY = keys.private_key(bytes(range(0x20)))
HQ_KEY = keys.private_key(bytes(range(0x20, 0x40)))
CERTIFICATE = (
    '{"register":"S01-R2","store":"S01","epoch":"00112233445566ff",'
    '"public_key":"A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=","hq_life":1,"issued_at":"2026-01-02T03:04:05.678Z"}'
)
CERTIFICATE_SIG = "7HrUsFZm0jjNK/qsRd46YJbgOZ9M1GyRZQm5cvOV8rD48k+DbHmGtoF7l8u5Ed9T2+AEBWpLGrW0nAkTMvJrAw=="
ENTRY = (
    '{"register":"S01-R2","epoch":"00112233445566ff","seq":1,'
    '"prev":"665af4815fb64fbca8ce91c9d7540a7769512e0c7aed79de4a40e4e2c5a05ed4","kind":"acceptance.note","version":1,'
    '"at":"2026-01-02T03:04:05.678Z","business_day":"2026-01-02","actor":"acceptance","members":[],"body":{"text":"é"}}'
).encode()
HASH = "e31d48928cb74babd97082ba756fc3c9d13abd01f6bce40241cde7326a7d6fbb"
SIG = "XypnXwMwpXX9HwsSpN98eRBCFfduq+nvPN7G72VDuJVmSM0tqo0UTqZ1RrFIbR6ebFvbOhijRAK0jNNj2fMuBA=="
KEY_ID = "S01-R2/00112233445566ff"
CREATED = datetime.fromtimestamp(1767323045, UTC)
HEAD_REQUEST = RequestParts("GET", "/v1/journal/S01-R2/00112233445566ff/head", "", {}, b"")
BASE = (
    '"@method": GET\n'
    '"@path": /v1/journal/S01-R2/00112233445566ff/head\n'
    '"@query": ?\n'
    '"content-digest": sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:\n'
    '"@signature-params": ("@method" "@path" "@query" "content-digest");created=1767323045;'
    'keyid="S01-R2/00112233445566ff";alg="ed25519"'
)
SIGNATURE = "BUm/AbHjUuXjvLE/lRSFzJ0AE45AfdZ95EpV2Ep2oWXNG7Gv975HfywLb7dKXYa56MsVYrIb6Rt1Us8znjAOBQ=="


def certificate() -> Certificate:
    """The vector's certificate as a value."""
    return Certificate(
        register="S01-R2",
        store="S01",
        epoch="00112233445566ff",
        public_key=keys.public_text(REGISTER_KEY),
        hq_life=1,
        issued_at="2026-01-02T03:04:05.678Z",
    )


def test_hq_key_and_fingerprint() -> None:
    """HQ's key of the seed 20..3f is the one of the vector."""
    public = keys.public_text(HQ_KEY)
    assert public == "Kay64UG8yvCyLhqU000LxzYeUm0L/hLIl5S8kyKWbdc="
    assert keys.fingerprint(public) == "24f6ed6acbfe1009c030"


def test_certificate() -> None:
    """The certificate's text and HQ's signature over it are the vector's."""
    assert sign_message(certificate(), "hq-1", HQ_KEY) == Signed(signed=CERTIFICATE, key="hq-1", sig=CERTIFICATE_SIG)


def test_certificate_is_read() -> None:
    """The vector's certificate is accepted under a chain of one key."""
    first = HqKey(id="hq-1", public_key=keys.public_text(HQ_KEY), from_="2026-01-01T00:00:00.000Z")
    link = sign_message(first, "hq-1", HQ_KEY)
    signed = Signed(signed=CERTIFICATE, key="hq-1", sig=CERTIFICATE_SIG)
    assert HqKeys([link]).read(Certificate, signed) == certificate()
    assert read_signed(Certificate, signed, keys.public_text(HQ_KEY)) == certificate()


def test_entry() -> None:
    """Bytes, hash and signature of entry 1 are the vector's."""
    entry = Entry(
        register="S01-R2",
        epoch="00112233445566ff",
        seq=1,
        prev=first_prev(CERTIFICATE),
        kind="acceptance.note",
        version=1,
        at="2026-01-02T03:04:05.678Z",
        business_day="2026-01-02",
        actor="acceptance",
        members=(),
        body={"text": "é"},
    )
    assert encode_entry(entry) == ENTRY
    assert decode_entry(ENTRY) == entry
    assert entry_hash(ENTRY) == HASH
    assert sign_hash(REGISTER_KEY, HASH) == SIG
    assert verify_hash(keys.public_text(REGISTER_KEY), HASH, SIG)


def test_signed_request() -> None:
    """Signature base, input and signature of the head's GET are the vector's, and verify."""
    assert http_signing.signature_base(HEAD_REQUEST, KEY_ID, CREATED).decode() == BASE
    headers = http_signing.signature_headers(HEAD_REQUEST, KEY_ID, REGISTER_KEY, CREATED)
    assert headers == {
        "Content-Digest": "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
        "Signature-Input": f"sig1={BASE.rpartition('@signature-params')[2].removeprefix(chr(34) + ': ')}",
        "Signature": f"sig1=:{SIGNATURE}:",
    }
    signed = RequestParts("GET", HEAD_REQUEST.path, "", headers, b"")
    known = {KEY_ID: keys.public_text(REGISTER_KEY)}
    assert http_signing.verify_request(signed, known.get, CREATED) == KEY_ID
