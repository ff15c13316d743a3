"""Which providers this till has: `payments.json` beside its key file, readable by its owner only.

{"wechat": {"appid": "...", "mch_id": "...", "key": "...", "certificate": "FILE", "certificate_key": "FILE"},
 "alipay": {"app_id": "...", "private_key": "FILE", "public_key": "FILE"}}
Either may be {"simulated": "http://127.0.0.1:8701"} instead. Files are named from the folder of `payments.json`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from domain.errors import Fault
from domain.tenders import ALIPAY, CAPTURED, WECHAT
from pos_app.payments.alipay import URL as ALIPAY_URL
from pos_app.payments.alipay import Alipay, keys
from pos_app.payments.simulated import Simulated
from pos_app.payments.wechat import URL as WECHAT_URL
from pos_app.payments.wechat import WeChatPay

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from pos_app.services.payment_port import Provider


def providers(path: Path, now: Callable[[], datetime], nonce: Callable[[], str]) -> dict[str, Provider]:
    """The providers that the file names, by kind of tender. Fault `payments_file`.

    `now` is the present moment, `nonce` makes texts that never come twice.
    """
    try:
        found = json.loads(path.read_text("utf-8"))
        return {kind: _provider(kind, told, path.parent, now, nonce) for kind, told in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Fault(
            f"{path.name} does not say who takes payments: {error!r}.",
            advice=f"Write it as docs/manual.md shows, for {' and '.join(CAPTURED)}, or take it away.",
            code="payments_file",
        ) from error


def _provider(
    kind: str, told: Mapping[str, Any], folder: Path, now: Callable[[], datetime], nonce: Callable[[], str]
) -> Provider:
    if kind not in CAPTURED:
        raise ValueError(kind)
    if "simulated" in told:
        return Simulated(str(told["simulated"]))
    if kind == WECHAT:
        files = (str(folder / told["certificate"]), str(folder / told["certificate_key"]))
        return WeChatPay(
            str(told["appid"]), str(told["mch_id"]), str(told["key"]), nonce, files, str(told.get("url", WECHAT_URL))
        )
    if kind == ALIPAY:
        private, public = keys((folder / told["private_key"]).read_bytes(), (folder / told["public_key"]).read_bytes())
        return Alipay(str(told["app_id"]), private, public, now, str(told.get("url", ALIPAY_URL)))
    raise ValueError(kind)
