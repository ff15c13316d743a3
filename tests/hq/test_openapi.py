"""What HQ says of itself is what it does: every address, every kind of entry."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests

from domain.entries import KINDS
from hq.api.errors import CODES
from hq.api.openapi import entries_schema
from hq.bootstrap import api_routes
from hq.services import entries_doc
from hq.services.context import Hq
from tests.wire.test_wire_golden import MESSAGES
from wire.push import PushAnswer


@pytest.fixture
def document(served: str) -> dict[str, Any]:
    found: dict[str, Any] = requests.get(f"{served}/v1/openapi.json", timeout=30).json()
    return found


def test_every_address_is_described(hq: Hq, document: dict[str, Any]) -> None:
    served = {(route.path.replace(":path", ""), route.method.lower()) for route in api_routes(hq)}
    described = {(path, method) for path, methods in document["paths"].items() for method in methods}
    assert described == served
    assert ("/v1/journal/{register}/{epoch}", "post") in described


def test_every_code_stands_where_it_may_be_answered(document: dict[str, Any]) -> None:
    codes = {
        code
        for methods in document["paths"].values()
        for operation in methods.values()
        for answer in operation["responses"].values()
        for code in answer.get("x-codes", ())
    }
    general = {"unknown_path", "wrong_method"}
    assert CODES.keys() - codes - general == set()


def test_answers_name_their_messages(document: dict[str, Any]) -> None:
    push = document["paths"]["/v1/journal/{register}/{epoch}"]["post"]
    assert push["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith(PushAnswer.__name__)
    assert {"400", "401", "403", "409", "413", "423", "503"} <= push["responses"].keys()
    assert push["security"] == [{"signature": []}]


def test_every_message_of_an_address_is_kept_as_it_was_first_written(hq: Hq) -> None:
    messages = {kind for route in api_routes(hq) for kind in (route.gives, route.takes) if isinstance(kind, type)}
    assert {kind.__name__ for kind in messages - {type(kept) for kept in MESSAGES.values()}} == set()


def test_references_lead_somewhere_and_patterns_are_those_of_json_schema(document: dict[str, Any]) -> None:
    text = json.dumps(document)
    schemas = document["components"]["schemas"]
    for reference in {part.partition('"')[0] for part in text.split('"#/components/schemas/')[1:]}:
        assert reference in schemas
    assert "\\\\A" not in text + json.dumps(entries_schema())


def test_the_schema_of_entries_names_every_kind(served: str) -> None:
    schema = requests.get(f"{served}/v1/entries", timeout=30).json()
    assert {name.partition("@")[0] for name in schema["kinds"]} == KINDS.keys()
    assert msgspec.json.encode(schema) == msgspec.json.encode(entries_schema())


def test_the_page_of_entries_is_up_to_date() -> None:
    written = Path(__file__).parents[2] / "docs" / "entries.md"
    assert written.read_text(encoding="utf-8") == entries_doc.page(), "run: python -m hq entries-doc"
