"""A provider of our own in a process of its own: `python -m pos_app.payments.simulator --port 8701`.

POST /pay, /query, /reverse, /refund, /refunded with JSON; POST /plan {"next": ["wait", "refuse"], "refuse_refunds":
false} says what the next customers do; GET /orders shows everything. Listens on this machine only.
"""

from __future__ import annotations

import argparse
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from pos_app.payments.bank import APPROVE, REFUSE, WAIT, Bank, Doing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MOST = 64 * 1024
DOINGS: dict[str, Doing] = {"approve": APPROVE, "refuse": REFUSE, "wait": WAIT}


def handle(bank: Bank, path: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one request; KeyError, TypeError or ValueError for one that makes no sense."""
    answers: dict[str, Callable[[], dict[str, Any]]] = {
        "/pay": lambda: {"state": bank.pay(str(asked["id"]), int(asked["amount"]))},
        "/query": lambda: {"state": bank.query(str(asked["id"]))},
        "/reverse": lambda: {"state": bank.reverse(str(asked["id"]))},
        "/refund": lambda: {"state": bank.refund(str(asked["of"]), str(asked["id"]), int(asked["amount"]))},
        "/refunded": lambda: {"amount": bank.refunded(str(asked["of"]), str(asked["id"]))},
        "/plan": lambda: _plan(bank, asked),
    }
    return answers[path]()


def _plan(bank: Bank, asked: Mapping[str, Any]) -> dict[str, Any]:
    bank.plan.extend(DOINGS[one] for one in asked.get("next", []))
    bank.refuse_refunds = bool(asked.get("refuse_refunds", bank.refuse_refunds))
    return {"next": list(bank.plan)}


class Simulator(ThreadingHTTPServer):
    """The bank behind HTTP."""

    daemon_threads = True

    def __init__(self, port: int, bank: Bank | None = None) -> None:
        self.bank = bank or Bank()
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Simulator

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > MOST:
            self._answer(413, {"error": "too long"})
            return
        try:
            asked = json.loads(self.rfile.read(length) or b"{}")
            self._answer(200, handle(self.server.bank, self.path, asked))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self._answer(400, {"error": str(error)})

    def do_GET(self) -> None:
        orders = {
            number: {"amount": one.amount, "state": one.state, "captured": one.captured, "back": one.back}
            for number, one in self.server.bank.orders.items()
        }
        self._answer(200, {"orders": orders, "kept": self.server.bank.kept()})

    def _answer(self, status: int, found: Mapping[str, Any]) -> None:
        data = json.dumps(found).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class names it
        """Say nothing of each request."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m pos_app.payments.simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=8701, help="where to listen (0: any free port)")
    with Simulator(parser.parse_args(arguments).port) as server:
        print(f"The simulated provider listens on {server.url}", flush=True)  # noqa: T201  what a person reads
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
