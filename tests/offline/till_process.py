"""A till as a process of its own, window and all: commands come as JSON lines, answers go as JSON lines.

python -m tests.offline.till_process DATA KEY_FILE HQ_URL LANGUAGE
"""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from local_db.books import Books
from pos_app.bootstrap import Settings, open_till
from pos_app.services.desk import Desk
from pos_app.sync.syncer import Pace
from pos_app.ui import acts
from pos_app.ui.acts import TenderKind
from pos_app.ui.control.view_sale import checkout_state
from pos_app.ui.state_panels import PhoneState
from tests.counter.till import Till as Counter

PACE = Pace(heartbeat=1, rest=0.05, first_retry=0.05, longest_retry=0.2, lan=0.1)


@dataclass
class Shop:
    """What a counter needs of a shop."""

    desk: Desk
    books: Books


def told(counter: Counter) -> dict[str, Any]:
    """What the cashier sees."""
    QApplication.processEvents()
    shown = checkout_state(counter.counter)
    panel = counter.counter.panel
    scan = counter.counter.scan
    return {
        "place": counter.counter.place,
        "told": counter.told(),
        "text": scan.text,
        "advice": scan.advice,
        "due": shown.totals.due,
        "member": None if shown.member is None else [shown.member.stored_value, shown.member.spendable_here],
        "online": counter.shop.desk.hq.online,
        "lends": counter.shop.desk.hq.lends,
        "unsynced": counter.shop.books.unsynced().count,
        "challenge": panel.text if isinstance(panel, PhoneState) else "",
        "symbol": len(panel.symbol) if isinstance(panel, PhoneState) else 0,
    }


def act_of(command: dict[str, Any]) -> acts.Act:
    """The act that a command stands for."""
    amount = command.get("amount")
    made: dict[str, acts.Act] = {
        "scan": acts.Scan(command.get("code", "")),
        "stored_value": acts.Pay(TenderKind.STORED_VALUE, amount),
        "cash": acts.Pay(TenderKind.CASH),
        "phone": acts.AskPhone(amount),
        "back": acts.Back(),
        "next": acts.NextSale(),
        "clear": acts.ClearCart(),
    }
    return made[command["do"]]


def main(data: str, key_file: str, url: str, language: str) -> None:
    """Serve commands until stdin ends."""
    application = QApplication(["till", "-platform", "offscreen"])
    till = open_till(Settings(Path(data), Path(key_file), hq_url=url, language=language))
    till.start_sync(PACE)
    till.books.committed = till._committed
    counter = Counter(Shop(till.desk, till.books), language)  # type: ignore[arg-type]
    counter.parts.controller.counter.symbol = till.symbol
    counter.work()
    print(json.dumps(told(counter)), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        if command["do"] != "look":
            counter.think(2_000)
            counter.do(act_of(command))
            counter.wait(lambda: not counter.counter.busy)
        print(json.dumps(told(counter)), flush=True)
    counter.close()
    till.close()
    application.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # Qt has shown everything it had to show
