"""What the addresses say of themselves: /v1/openapi.json, and the schema of entries at /v1/entries."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from domain.entries import KINDS
from hq.api.errors import CODES
from hq.api.routing import JSON, WHOLE_NUMBER, Answer, Asked, Query, Route
from wire import json_text
from wire.bodies import VERSION
from wire.entries import Entry
from wire.errors import ErrorBody

TITLE = "Headquarters of the till"
REF = "#/components/schemas/{name}"
SIGNED = ("unsigned", "key_revoked", "fault", "busy")
DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schemas = Mapping[type[msgspec.Struct], Any]
PATH_PATTERNS = {"seq": WHOLE_NUMBER}
_PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")
_ANCHORS = re.compile(r"\\\\[AZ]")  # as JSON writes \A and \Z


def routes(others: Sequence[Route]) -> list[Route]:
    """The two addresses; `others` are all other routes, which the first one describes."""
    described: list[Route] = []

    def openapi(_asked: Asked) -> Answer:
        return Answer(json_text.encode(document(described)))

    def entries(_asked: Asked) -> Answer:
        return Answer(json_text.encode(entries_schema()))

    own = [
        Route("GET", "/v1/openapi.json", "This description.", openapi, gives=JSON, signed=False),
        Route("GET", "/v1/entries", "JSON Schema of entries: envelope and bodies.", entries, JSON, signed=False),
    ]
    described.extend([*others, *own])
    return own


def document(routes: Sequence[Route]) -> dict[str, Any]:
    """The OpenAPI document of these routes."""
    named = [kind for route in routes for kind in (route.takes, route.gives) if not isinstance(kind, str | None)]
    kinds: list[type[msgspec.Struct]] = list(dict.fromkeys((*named, ErrorBody)))
    schemas, components = msgspec.json.schema_components(kinds, ref_template=REF)
    by_kind: Schemas = dict(zip(kinds, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(_PARAMETER.sub(r"{\1}", route.path), {})[route.method.lower()] = _operation(route, by_kind)
    return {
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": "1", "description": "See the protocol's page for bytes and signatures."},
        "paths": paths,
        "components": {
            "schemas": _plain(components),
            "securitySchemes": {
                "signature": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Signature",
                    "description": "RFC 9421, ed25519 by the register's key, over method, path, query, content-digest.",
                }
            },
        },
    }


def _operation(route: Route, by_kind: Schemas) -> dict[str, Any]:
    codes = [*(("too_large",) if route.takes else ()), *(SIGNED if route.signed else ()), *route.refusals]
    answers: dict[str, Any] = {"200" if route.gives else "204": _answer(route, by_kind)}
    for code in dict.fromkeys(codes):
        status = str(CODES[code][0])
        words = [*answers.get(status, {}).get("x-codes", ()), code]
        answers[status] = {
            "description": " ".join(CODES[word][1] for word in words),
            "content": {JSON: {"schema": by_kind[ErrorBody]}},
            "x-codes": words,
        }
    operation: dict[str, Any] = {
        "summary": route.summary,
        "parameters": [
            *(_parameter(name, "path", Query("", PATH_PATTERNS.get(name, ""), required=True)) for name in _path(route)),
            *(
                _parameter(name, "query", query if isinstance(query, Query) else Query(query))
                for name, query in route.query.items()
            ),
        ],
        "responses": answers,
    }
    if route.takes:
        operation["requestBody"] = {"required": True, "content": _content(route.takes, by_kind)}
    if route.signed:
        operation["security"] = [{"signature": []}]
    return operation


def _parameter(name: str, place: str, query: Query) -> dict[str, Any]:
    schema = {"type": "string", **({"pattern": query.pattern} if query.pattern else {})}
    told = {"description": query.what} if query.what else {}
    return {"name": name, "in": place, **told, "required": query.required, "schema": schema}


def _path(route: Route) -> list[str]:
    return _PARAMETER.findall(route.path)


def _answer(route: Route, by_kind: Schemas) -> dict[str, Any]:
    if not route.gives:
        return {"description": "Done."}
    return {"description": "Done.", "content": _content(route.gives, by_kind)}


def _content(kind: type[msgspec.Struct] | str, by_kind: Schemas) -> dict[str, Any]:
    return {kind: {}} if isinstance(kind, str) else {JSON: {"schema": by_kind[kind]}}


def entries_schema() -> dict[str, Any]:
    """JSON Schema of an entry and of the body of each `kind@version`."""
    bodies = {f"{kind}@{VERSION}": body for kind, body in KINDS.items()}
    (envelope, *schemas), components = msgspec.json.schema_components(
        [Entry, *bodies.values()], ref_template="#/$defs/{name}"
    )
    defs = _plain(components)
    defs["Entry"]["properties"].pop("extra")
    defs["Entry"]["additionalProperties"] = True
    return {
        "$schema": DRAFT,
        "title": "Entries of a register's journal",
        "allOf": [
            envelope,
            *(
                {
                    "if": {
                        "properties": {
                            "kind": {"const": name.partition("@")[0]},
                            "version": {"const": int(name.partition("@")[2])},
                        }
                    },
                    "then": {"properties": {"body": schema}},
                }
                for name, schema in zip(bodies, schemas, strict=True)
            ),
        ],
        "kinds": dict(zip(bodies, schemas, strict=True)),
        "$defs": defs,
    }


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema with patterns as JSON Schema writes them."""
    plain: dict[str, Any] = json.loads(_ANCHORS.sub(_anchor, json.dumps(schema)))
    return plain


def _anchor(found: re.Match[str]) -> str:
    return "^" if found[0].endswith("A") else "$"
