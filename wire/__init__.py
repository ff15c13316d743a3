"""What travels between till and HQ: bytes in, frozen values out.  No I/O, no clock, no random numbers.

json_text     strict JSON both ways, and the exact bytes of the members of an object
messages      the base of every message, `to_bytes` and `from_bytes`
fields        the shapes of names, hashes, keys and times
keys          Ed25519 keys, base64, fingerprints, the signer's port
signed        what HQ signs: {"signed", "key", "sig"}, the chain of HQ's keys, certificates
entries       journal entries: bytes, hash, signature, first `prev`, private records, adopted entries
bodies        bodies of entries and plans as the domain's values
push          lines of a push and the answers of the journal
feed          rows, pages, cursors and checksums of the feed
reference_schema  the SQLite files that snapshots are
snapshots     what HQ says about a snapshot, and its check
allowances    asks, grants, refusals, totals, the phone's challenge
enrolment     enrolment codes, the first request, new epochs
asking        members, receipts, refund rights, recharge cards
heartbeat     what a till tells about itself, what HQ wants of it
errors        the body of every refusal
http_signing  RFC 9421 signatures of requests
points        named points around every commit and send, where tests kill
compression   zstd with a bound on what comes out

This package may import: msgspec, cryptography, http_message_signatures, zstandard, and of ours domain (bodies only).
"""
