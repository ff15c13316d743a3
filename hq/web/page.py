"""The plain page at /, and how every page is shown: in the reader's language, without a script."""

from collections.abc import Mapping
from pathlib import Path

import starlette.routing
from jinja2 import Environment, FileSystemLoader
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.settlement import HQ, UNKNOWN
from hq.services.books_page import overview
from hq.services.context import Hq
from hq.services.settlement import Settlement
from hq.services.units import shown
from hq.web.texts import TEXTS, language_of

MINOR = 100
SAFETY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def money(amount: int) -> str:
    """An amount of minor units with two places and separators: 1,234.50."""
    sign = "−" if amount < 0 else ""
    whole, rest = divmod(abs(amount), MINOR)
    return f"{sign}{whole:,}.{rest:02d}"


def moment(text: str) -> str:
    """A time as people read it: 2026-03-02 09:30:00 UTC."""
    return f"{text[:10]} {text[11:19]} UTC"


def place(of: str, found: Settlement, text: dict[str, str]) -> str:
    """A place of a settlement with its name."""
    if of in {HQ, UNKNOWN}:
        return text["chain" if of == HQ else "unknown_place"]
    return f"{found.names.get(of, '')} {of}".strip()


def units(amount: int, unit: str) -> str:
    """An amount of a unit."""
    return shown(unit, amount)


class Shown:
    """Renders pages: `page` a template as HTML, `csv` a table to be saved."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {"money": money, "moment": moment, "place": place, "units": units}

    def page(self, request: Request, name: str, values: Mapping[str, object], status: int = 200) -> Response:
        """A page in the language of the reader's browser."""
        text = TEXTS[language_of(request.headers.get("accept-language", ""))]
        headers = {**SAFETY, "Content-Language": text["lang"], "Vary": "Accept-Language"}
        here = request.url.path
        body = self._templates.get_template(f"{name}.html").render(**values, text=text, here=here)
        return Response(body, status, headers, "text/html")

    @staticmethod
    def csv(name: str, body: str) -> Response:
        """A table as a file; spreadsheets know by its first bytes that it is UTF-8."""
        headers = {**SAFETY, "Content-Disposition": f'attachment; filename="{name}.csv"'}
        return Response("\ufeff" + body, 200, headers, "text/csv")


def pages(hq: Hq) -> list[starlette.routing.BaseRoute]:
    """The route of the plain page; the language follows the browser's."""
    out = Shown()

    async def show(request: Request) -> Response:
        found = await run_in_threadpool(overview, hq)
        return out.page(request, "overview", {"page": found})

    return [starlette.routing.Route("/", show, methods=["GET"])]
