"""Each provider in turn, behind its own wire."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_app.payments import posting
from tests.payments.acquirers import serving
from tests.payments.at import WIRES, At
from tests.payments.counter import Till
from tests.services.shop import Shop


@pytest.fixture(params=sorted(WIRES))
def at(request: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[At]:  # noqa: ANN401
    """One provider after the other; the till waits a moment only."""
    monkeypatch.setattr(posting, "ANSWER", 0.25)
    wire, made, kind, code = WIRES[request.param]
    with serving(wire) as server:
        yield At(made(server), server, kind, code)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An enrolled shop that was never opened."""
    folder = tmp_path_factory.mktemp("shop")
    Shop.new(folder).close()
    return folder


@pytest.fixture
def till(template: Path, tmp_path: Path, at: At) -> Iterator[Till]:
    """The shift is open, the provider is plugged in."""
    shop = Shop.copied(template, tmp_path)
    shop.open()
    till = Till(shop, at)
    yield till
    till.shop.close()


@pytest.fixture(params=["sale", "top_up"])
def either(till: Till, request: Any) -> Till:  # noqa: ANN401
    """A till at which a sale is paid, or a top-up."""
    till.tops_up = request.param == "top_up"
    return till
