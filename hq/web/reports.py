"""The pages of finance and operations: settlement, statements, exceptions; each also as CSV. They only show."""

from collections.abc import Callable

import starlette.routing
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import Fault
from hq.services import accounts, exceptions, settlement, statement, tables
from hq.services.context import Hq
from hq.services.statement import Statement
from hq.web.page import Shown

REFUSED = 400


def report_pages(hq: Hq) -> list[starlette.routing.BaseRoute]:
    """The routes of the reports."""
    reports = _Reports(hq)
    routes: dict[str, Callable[[Request], Response]] = {
        "/settlement": reports.settlement,
        "/settlement.csv": reports.settlement_csv,
        "/statement": reports.statement,
        "/statement.csv": reports.statement_csv,
        "/exceptions": reports.exceptions,
        "/exceptions.csv": reports.exceptions_csv,
    }
    return [starlette.routing.Route(path, _in_a_thread(show), methods=["GET"]) for path, show in routes.items()]


def _in_a_thread(show: Callable[[Request], Response]) -> Callable[[Request], object]:
    async def serve(request: Request) -> Response:
        try:
            return await run_in_threadpool(show, request)
        except Fault as fault:
            return Response(str(fault), REFUSED, media_type="text/plain")

    return serve


class _Reports:
    def __init__(self, hq: Hq) -> None:
        self._hq = hq
        self._out = Shown()

    def settlement(self, request: Request) -> Response:
        first, last = self._month(request)
        values = {"first": first, "last": last, "found": None, "trouble": ""}
        try:
            found = settlement.report(self._hq, first, last)
        except Fault as fault:
            return self._out.page(request, "settlement", {**values, "trouble": str(fault)}, REFUSED)
        return self._out.page(request, "settlement", {**values, "found": found})

    def settlement_csv(self, request: Request) -> Response:
        first, last = self._month(request)
        found = settlement.report(self._hq, first, last)
        return self._out.csv(f"settlement-{first}-{last}", tables.csv_text(tables.settlement_rows(found)))

    def statement(self, request: Request) -> Response:
        member, first, last = _asked(request)
        values = {"member": member, "first": first, "last": last, "found": None, "trouble": ""}
        if not member:
            return self._out.page(request, "statement", values)
        try:
            found = self._statement(member, first, last)
        except Fault as fault:
            return self._out.page(request, "statement", {**values, "trouble": str(fault)}, REFUSED)
        return self._out.page(
            request, "statement", {**values, "found": found, "account": accounts.account_of(found.books)}
        )

    def statement_csv(self, request: Request) -> Response:
        found = self._statement(*_asked(request))
        return self._out.csv("statement", tables.csv_text(tables.statement_rows(found)))

    def exceptions(self, request: Request) -> Response:
        everything = bool(request.query_params.get("all"))
        found = exceptions.report(self._hq, everything=everything)
        return self._out.page(request, "exceptions", {"found": found, "everything": everything})

    def exceptions_csv(self, request: Request) -> Response:
        found = exceptions.report(self._hq, everything=bool(request.query_params.get("all")))
        return self._out.csv("exceptions", tables.csv_text(tables.exception_rows(found)))

    def _statement(self, member: str, first: str, last: str) -> Statement:
        return statement.statement(self._hq, member, first or statement.EARLY, last or statement.LATE)

    def _month(self, request: Request) -> tuple[str, str]:
        """The days asked for; by default this month's until today."""
        today = self._hq.clock().astimezone().date()
        first, last = request.query_params.get("from"), request.query_params.get("to")
        return first or today.replace(day=1).isoformat(), last or today.isoformat()


def _asked(request: Request) -> tuple[str, str, str]:
    query = request.query_params
    return query.get("member", "").strip(), query.get("from", ""), query.get("to", "")
