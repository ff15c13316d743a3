"""The floor of a start: an application with a label, painted once. `python -m bench.bare_label STARTED`."""

import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel


class Label(QLabel):
    """Ends the program once it is painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


def main() -> None:
    """Show it, and say how long that took."""
    application = QApplication(sys.argv[:1])
    label = Label("0.00")
    label.resize(1366, 768)
    label.show()
    application.exec()
    painted = (time.monotonic() - float(sys.argv[1])) * 1000
    print(json.dumps({"painted": painted, "processor": time.process_time() * 1000}), flush=True)


if __name__ == "__main__":
    main()
