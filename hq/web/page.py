"""The plain page at /."""

from pathlib import Path

import starlette.routing
from jinja2 import Environment, FileSystemLoader
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from hq.services.books_page import overview
from hq.services.context import Hq
from hq.web.texts import TEXTS, language_of

MINOR = 100
SAFETY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
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


def pages(hq: Hq) -> list[starlette.routing.BaseRoute]:
    """The page's route; the language follows the browser's."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"money": money, "moment": moment}
    template = templates.get_template("overview.html")

    async def show(request: Request) -> Response:
        found = await run_in_threadpool(overview, hq)
        text = TEXTS[language_of(request.headers.get("accept-language", ""))]
        headers = {**SAFETY, "Content-Language": text["lang"], "Vary": "Accept-Language"}
        return Response(template.render(page=found, text=text), 200, headers, "text/html")

    return [starlette.routing.Route("/", show, methods=["GET"])]
