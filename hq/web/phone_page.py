"""A page that plays a member's phone: the till's challenge goes in, HQ's signed answer comes out, as QR code and text.

For demonstrations and tests; a member's own app would ask the same service after it knows who he is.
"""

from pathlib import Path
from urllib.parse import parse_qs

import segno
import starlette.routing
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from hq.services import phone_grant
from hq.services.context import Hq
from hq.services.once import RequestIdReused
from hq.web.page import SAFETY
from hq.web.texts import TEXTS, language_of
from wire.json_text import Malformed

LARGEST = 16 * 1024
PATH = "/phone"


def pages(hq: Hq) -> list[starlette.routing.BaseRoute]:
    """The page and its form."""
    template = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True).get_template(
        "phone.html"
    )

    async def show(request: Request) -> Response:
        return _page(request)

    async def fetch(request: Request) -> Response:
        body = await request.body()
        challenge = "" if len(body) > LARGEST else parse_qs(body.decode("utf-8", "replace")).get("challenge", [""])[0]
        try:
            answer = await run_in_threadpool(phone_grant.answer, hq, challenge)
        except (Malformed, phone_grant.UnknownTill, RequestIdReused):
            return _page(request, challenge, wrong=True)
        return _page(request, challenge, answer)

    def _page(request: Request, challenge: str = "", answer: str = "", *, wrong: bool = False) -> Response:
        text = TEXTS[language_of(request.headers.get("accept-language", ""))]
        symbol = Markup(_symbol(answer)) if answer else ""  # noqa: S704  made by us of letters and digits
        page = template.render(text=text, challenge=challenge, answer=answer, symbol=symbol, wrong=wrong)
        headers = {**SAFETY, "Content-Language": text["lang"], "Vary": "Accept-Language"}
        return Response(page, 400 if wrong else 200, headers, "text/html")

    return [
        starlette.routing.Route(PATH, show, methods=["GET"]),
        starlette.routing.Route(PATH, fetch, methods=["POST"]),
    ]


def _symbol(answer: str) -> str:
    return segno.make_qr(answer, error="l").svg_inline(scale=4)
