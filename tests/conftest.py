"""What holds for every test: no window needs a display, a slow machine is no failure, and a run tells what it took.

Files of tests lie in memory where there is plenty: a quarter of a test of HQ was waiting for a disk. What a lost page
or a missing sync does is no matter of the file system here: `tests/power` logs writes and syncs and rebuilds the files.
"""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

MEMORY, ROOM = Path("/dev/shm"), 4 << 30

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

settings.register_profile("till", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", settings.get_profile("till"), max_examples=100_000)
settings.load_profile("till")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """After a run of several folders: what the tests of each took, over the processes that shared them."""
    took: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                took["/".join(report.nodeid.split("::")[0].split("/")[:2])] += round(report.duration * 1000)
    if len(took) > 1:
        processes = int(terminalreporter.config.getoption("numprocesses", None) or 1)
        terminalreporter.section(f"minutes of this run ({processes} processes)")
        for folder, milliseconds in took.most_common():
            terminalreporter.write_line(f"{milliseconds / processes / 60_000:6.2f} {folder}")
