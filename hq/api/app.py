"""All routes as one Starlette application: size, signature, unpacking, the answer, errors."""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import cast

import starlette.routing
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from domain.errors import Fault
from hq.api.answering import Answering
from hq.api.auth import caller_of, newcomer_of
from hq.api.errors import Refused
from hq.api.routing import JSON, Answer, Asked, Caller, Given, Route
from hq.services.context import Hq
from wire import compression
from wire.http_signing import RequestParts
from wire.json_text import Malformed

BUSY_SECONDS = 2


def application(hq: Hq, routes: Sequence[Route], pages: Sequence[starlette.routing.BaseRoute] = ()) -> Starlette:
    """The application that serves the routes, and pages for people beside them."""
    served = [_starlette_route(hq, route) for route in routes]
    return Starlette(
        routes=[*served, *pages],
        middleware=[Middleware(Answering)],
        exception_handlers={HTTPException: _not_here},
    )


def _starlette_route(hq: Hq, route: Route) -> starlette.routing.Route:
    async def serve(request: Request) -> Response:
        try:
            return await _given(hq, route, request)
        except Refused as refused:
            return _refusal(refused)
        except Fault as fault:
            return _refusal(as_refusal(fault))
        except ClientDisconnect:  # cut off in the middle of the body: nobody is there to hear it
            return Response(status_code=400)

    return starlette.routing.Route(route.path, serve, methods=[route.method])


async def _given(hq: Hq, route: Route, request: Request) -> Response:
    sent = await _sent(request, route.limit)
    body, trouble = _unpacked(request, sent, route.limit)
    if route.look_first is not None:
        route.look_first(body)
    caller = await run_in_threadpool(_caller, hq, route, request, sent, body) if route.signed else None
    if trouble is not None:
        raise Refused("malformed", trouble)
    asked = Asked(request.path_params, dict(request.query_params), body, caller)
    if inspect.iscoroutinefunction(route.handler):
        given = await cast("Callable[[Asked], Awaitable[Given]]", route.handler)(asked)
    else:
        given = await run_in_threadpool(cast("Callable[[Asked], Given]", route.handler), asked)
    return given if isinstance(given, Response) else _response(given, request)


async def _sent(request: Request, limit: int) -> bytes:
    """The body as sent; refuses it as soon as it is over the limit."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > limit:
            raise Refused("too_large", f"The body has more than {limit} bytes.")
    return b"".join(parts)


def _unpacked(request: Request, sent: bytes, limit: int) -> tuple[bytes, str | None]:
    """The body unpacked, or what is wrong with it: the signature is looked at before that is said."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding == "identity":
        return sent, None
    if encoding != compression.ENCODING:
        return b"", f"Content-Encoding {encoding} is not known."
    try:
        return compression.decompress(sent, limit), None
    except compression.TooLarge as error:
        raise Refused("too_large", f"The body has {error}.") from error
    except Malformed as error:
        return b"", str(error)


def _caller(hq: Hq, route: Route, request: Request, sent: bytes, body: bytes) -> Caller:
    parts = RequestParts(
        method=request.method,
        path=request.scope["raw_path"].decode("latin-1"),
        query=request.scope["query_string"].decode("latin-1"),
        headers=dict(request.headers),
        body=sent,
    )
    try:
        caller = caller_of(hq, parts)
    except Refused:
        newcomer = newcomer_of(hq, parts, body) if route.introduces else None
        if newcomer is None:
            raise
        return newcomer
    if caller.revoked and not route.while_revoked:
        raise Refused("key_revoked")
    return caller


def _response(answer: Answer, request: Request) -> Response:
    data, headers = answer.data(), dict(answer.headers)
    if _may_pack(request.headers.get("accept-encoding", "")):
        data, packing = compression.packed(data)
        headers |= packing
    return Response(data, answer.status, headers, answer.content_type)


def _may_pack(accepted: str) -> bool:
    """Whether zstd was asked for: named, and not with a weight of 0."""
    for part in accepted.lower().split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        if name == compression.ENCODING:
            return not weight or bool(weight.strip("0."))
    return False


def _refusal(refused: Refused) -> Response:
    return Response(refused.body(), refused.status, refused.headers(), JSON)


def as_refusal(fault: Fault) -> Refused:
    """A fault of HQ as an answer; a busy database says when to come back."""
    if fault.code == "database_busy":
        return Refused("busy", fault.what, retry_after=BUSY_SECONDS)
    return Refused("fault", str(fault))


def _not_here(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return _refusal(Refused("wrong_method" if status == 405 else "unknown_path"))
