"""Each provider in turn, behind its own wire."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from domain.tenders import ALIPAY, WECHAT
from pos_app.payments import posting
from pos_app.services.payment_port import Provider
from tests.payments import acquirers
from tests.payments.acquirers import Acquirer, Wire, serving
from tests.services.shop import Shop

if TYPE_CHECKING:
    from tests.payments.counter import Till

WIRES: dict[str, tuple[Wire, Callable[[Acquirer], Provider], str, str]] = {
    "simulated": (acquirers.simulated_wire, acquirers.simulated, WECHAT, "134567890123456789"),
    "wechat": (acquirers.wechat_wire, acquirers.wechat, WECHAT, "134567890123456789"),
    "alipay": (acquirers.alipay_wire, acquirers.alipay, ALIPAY, "2812345678901234567"),
}


@dataclass
class At:
    """A provider as the till reaches it, and its own side."""

    provider: Provider
    server: Acquirer
    kind: str
    code: str


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
def till(template: Path, tmp_path: Path, at: At) -> Iterator["Till"]:
    """The shift is open, the provider is plugged in."""
    from tests.payments.counter import Till  # noqa: PLC0415  it knows this file

    shop = Shop.copied(template, tmp_path)
    shop.open()
    till = Till(shop, at)
    yield till
    till.shop.close()
