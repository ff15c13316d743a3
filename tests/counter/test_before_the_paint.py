"""What a till brings with it before its window is painted: nothing that only a later act needs."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LATER = {"alembic", "http.client", "PIL", "requests", "segno", "serial", "sqlalchemy", "xml"}


def test_slow_libraries_wait_for_the_first_paint() -> None:
    code = (
        "import sys, pos_app.bootstrap, pos_app.desktop.bootstrap, pos_app.window_parts;"
        f"print(sorted({LATER!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    assert done.stdout.strip() == "[]"
