"""The binding to Qt itself: some releases drop a reference to None at each call and end the program (decision: pin)."""

import subprocess
import sys

CALLS = """
import sys
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal()

bell = Bell()
before = sys.getrefcount(None)
for number in range(20_000):
    bell.setObjectName("bell")
for number in range(2_000):
    bell.rung.emit()
assert sys.getrefcount(None) > before - 1_000, before - sys.getrefcount(None)
print("alive")
"""


def test_calls_that_return_nothing_do_not_end_the_program() -> None:
    """20,000 setObjectName and 2,000 Signal.emit in a program of their own: it lives, and None keeps its references."""
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
