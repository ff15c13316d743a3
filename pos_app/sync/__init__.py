"""The till's talk with HQ: push by position, pull by cursors, asks.  Knows no Qt and no SQL.

ports       what it needs of the books, the reference files and the watcher
health      what the screen is told: online or not, what is wrong, what to do
board       where both threads write it
errors      the ways a request fails, each with its advice
backoff     how long to wait after a failure
hq_clock    the till's clock corrected by HQ's
session     sockets: the only module that imports `requests` (slow to import: a bootstrap loads it late)
http        one signed request and its answer
client      every address of HQ as a method
download    a snapshot to a file, resumed, checked, unpacked
grants      what HQ signed, checked, into the books
pusher      the push: positions, 409, 423, new epochs
past        what a restored HQ has forgotten: certificates, closed epochs, totals
puller      the pull: one long-poll for all scopes, checksums, snapshots
asks        questions that a person waits for
heart       the heartbeat and what HQ wants
loop        a thread that does steps, waits, and backs off
books_side  the books as the ports Journal and Allowances
enrolment   a code becomes books with a key
hq_link     HQ as the services see it
neighbourhood  the other registers of the store, by HQ's word
peer_desk   what they are answered: bytes to bytes, no socket
peer_caller asking one of them
witness     what registers saw of each other's journals
store_lender  borrowing from them
lan_round   what a register does for its store by itself, one neighbour a step
lan_http    the carrier: a small server, one POST; loaded late
lan         these parts together
syncer      two such threads, and the doors for the rest of the till

This package may import: wire, domain, local_db, services, zstandard, and `requests` in session alone.
"""
