"""What takes payments at this till. Nothing of it is loaded where nobody does: its imports would slow the start."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime
    from pathlib import Path

    from pos_app.payments.worker import PaymentsWorker
    from pos_app.services.desk import Desk
    from pos_app.services.payment_port import Provider

FILE = "payments.json"


def providers_beside(key_file: Path, now: Callable[[], datetime]) -> Mapping[str, Provider]:
    """Who takes payments by code, as the file beside the key says; Fault `payments_file`."""
    file = key_file.with_name(FILE)
    if not file.exists():
        return {}
    from pos_app.payments.set_up import providers

    return providers(file, now, _nonce)


def begin(desk: Desk, at_work: Callable[[], Collection[str]]) -> PaymentsWorker | None:
    """Go on with payments that are not at their end, on a thread; None where nobody takes payments."""
    if not desk.payments:
        return None
    from pos_app.payments.worker import PaymentsWorker

    worker = PaymentsWorker(desk, _milliseconds, at_work)
    worker.start()
    return worker


def _nonce() -> str:
    return os.urandom(16).hex()


def _milliseconds() -> int:
    return time.monotonic_ns() // 1_000_000
