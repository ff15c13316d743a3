"""What HQ does, a file per act.  Functions take `Hq` first (see `context`).

context     `Hq`: database, keys, clock, chance, the bell; what every act works with
enrol       codes, certificates, new epochs, sealed keys
ingest      a push: all or nothing
project     journals into members' projections
hq_journal  HQ's own entries
verify      everything derived again and compared
feed, outbox, snapshots, grant, sizing, load_chain: see there

This package may import hq.store, domain, wire.
"""
