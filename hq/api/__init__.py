"""Addresses under /v1 as in PROTOCOL.  Each module gives its routes: `routes(hq) -> list[Route]`.

routing   `Route`, `Asked`, `Answer`: what a handler gets and gives, and what the OpenAPI says of it
errors    refusals as the protocol writes them
auth      signatures of requests, the caller
app       all routes as one Starlette application
openapi   /v1/openapi.json and /v1/entries
journal, enrol, heartbeat, feed, snapshots, allowances, members: the addresses

This package may import hq.services, hq.store, wire, domain, Starlette.
"""
