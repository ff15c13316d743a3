"""A provider as the till reaches it, and its own side."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.tenders import ALIPAY, WECHAT
from pos_app.services.payment_port import Provider
from tests.payments import acquirers
from tests.payments.acquirers import Acquirer, Wire

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
