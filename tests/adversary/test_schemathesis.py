"""Schemathesis makes requests of what the OpenAPI says: every answer is one that the OpenAPI says."""

from collections.abc import Mapping
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis import APIOperation, AuthContext, Case, SerializationContext
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok
from schemathesis.generation.modes import GenerationMode

from hq.api import openapi
from hq.bootstrap import api_routes
from hq.services.context import Hq
from hq.services.verify import verify
from tests.adversary.endpoint_rows import furnished
from tests.hq.client import Register
from wire import json_text, keys
from wire.http_signing import RequestParts, signature_headers
from wire.push import CONTENT_TYPE

FEW = settings(
    max_examples=15,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# 400: what no schema can say (a key has 32 bytes, a signed text is JSON); 410: cursors of another chain
CHECKS = {"positive_data_acceptance": {"expected-statuses": ["2xx", "400", "401", "403", "404", "409", "410", "503"]}}


@schemathesis.serializer(CONTENT_TYPE)
def lines(_context: SerializationContext, value: object) -> bytes:
    """A push of one line, whatever it is."""
    return value if isinstance(value, bytes) else json_text.encode(value)


class Signing:
    """Signs what is made, as a register does."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def get(self, case: Case[Any], _context: AuthContext) -> Mapping[str, str]:
        """The headers of the signature."""
        plain = requests.Request(**case.as_transport_kwargs(base_url=self._register.base)).prepare()
        body = plain.body or b""
        path, _, query = plain.path_url.partition("?")
        data = body.encode() if isinstance(body, str) else body
        parts = RequestParts(str(plain.method), path, query, {}, data)
        key = keys.private_key(self._register.seed)
        return signature_headers(parts, self._register.key_id, key, self._register.now)

    def set(self, case: Case[Any], data: Mapping[str, str], _context: AuthContext) -> None:
        """Add them."""
        case.headers.update(data)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_one_that_the_openapi_says(mode: GenerationMode, hq: Hq, register: Register) -> None:
    """What fits the schema is answered as the schema says, what does not is refused; on the stricter database."""
    furnished(hq, register)
    config = SchemathesisConfig.from_dict({"checks": CHECKS})
    schema = schemathesis.openapi.from_dict(openapi.document(api_routes(hq)), config=config)
    schema.auth.providers.append(Signing(register))
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    for operation in operations:
        if mode is GenerationMode.POSITIVE or _can_be_wrong(operation):
            cases = operation.as_strategy(generation_mode=mode, auth_storage=schema.auth)
            _try(register, cases)
    assert len(operations) == len(api_routes(hq))
    assert verify(hq).good


def _can_be_wrong(operation: APIOperation[Any, Any, Any, Any]) -> bool:
    return bool(operation.path_parameters or operation.query or operation.body)


def _try(register: Register, cases: SearchStrategy[Case[Any]]) -> None:
    @FEW
    @given(case=cases)
    def ask(case: Case[Any]) -> None:
        case.call_and_validate(base_url=register.base, session=register.session)

    ask()
