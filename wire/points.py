"""Named points around every commit, send and print mark: where a crash must lose nothing.

`point("before commit")` does nothing unless a test installed a visitor, which may then kill the process there.
A test fails when such a call has no points around it (`tests/crash/point_rule.py`).
"""

from collections.abc import Callable

VISITORS: list[Callable[[str], None]] = []
"""Who hears of every point that is passed: nobody, but in tests."""


def point(name: str) -> None:
    """Say that the program is about to do something that lasts ("before ..."), or has done it ("after ...")."""
    for visitor in VISITORS:
        visitor(name)
