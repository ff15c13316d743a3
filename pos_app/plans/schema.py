"""The plan's JSON Schema, written from the domain's own classes: editors check a plan while it is typed."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from domain.money import Ratio
from domain.plan import Plan

TITLE = "Membership plan"


def schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12): every class is a definition, its docstring the description."""
    (top,), parts = msgspec.json.schema_components([Plan])
    defs = {name: _tidy(part, name) for name, part in sorted(parts.items())}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": TITLE, **top, "$defs": defs}


def text() -> str:
    """The schema as it lies in docs/plan.schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _tidy(part: dict[str, Any], name: str) -> dict[str, Any]:
    """No fields but the known ones, no amounts below 0, descriptions in one piece."""
    if "description" in part:
        part["description"] = " ".join(part["description"].split())
    if part.get("type") == "object":
        part["additionalProperties"] = False
    if name != Ratio.__name__:
        for one in part.get("properties", {}).values():
            _not_below_zero(one)
    return part


def _not_below_zero(one: dict[str, Any]) -> None:
    if one.get("type") == "integer":
        one["minimum"] = 0
    elif "items" in one and isinstance(one["items"], dict):
        _not_below_zero(one["items"])
