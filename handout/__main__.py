"""`python3 run.py package [--try [--mirror URL]]`: the program to hand out, and the proof that it runs elsewhere."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import run as machine
from demo.processes import DemoError, end_all
from handout.bare_debian import NotMadeError
from handout.contents import NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

DIST, WORK, PICTURES = machine.ROOT / "dist", machine.ROOT / "build", machine.ROOT / "out/package"
MEGABYTE = 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, and try it when that is asked for; 0 when all is well."""
    parser = argparse.ArgumentParser(prog="run.py package", description="Make the program to hand out.")
    parser.add_argument("--try", dest="trial", action="store_true", help="sell with it in a bare Debian")
    parser.add_argument("--mirror", metavar="URL", help="where that Debian comes from (default: as apt has it)")
    parser.add_argument("--built", action="store_true", help="take the one that was built before")
    options = parser.parse_args(arguments)
    program = DIST / NAME
    if not options.built:
        build()
    machine.say(f"{program.relative_to(machine.ROOT)}: {size(program) / MEGABYTE:.0f} MB")
    if not options.trial:
        return 0
    from handout.display import NothingShownError
    from handout.trial import FailedError, try_out

    try:
        try_out(program, options.mirror, PICTURES)
    except (FailedError, NothingShownError, DemoError) as failed:
        print(f"\nFAILED: {failed}", file=sys.stderr)
        return 1
    finally:
        end_all()
    return 0


def build() -> None:
    """Build it with PyInstaller, in a new folder."""
    if sys.platform == "linux" and shutil.which("objdump") is None:
        machine.provide(["binutils"], "The program is put together with binutils")
    machine.say("Building")
    folders = ["--distpath", str(DIST), "--workpath", str(WORK)]
    command = [sys.executable, "-m", "PyInstaller", "build.spec", "--noconfirm", "--log-level", "ERROR", *folders]
    if subprocess.run(command, check=False, cwd=machine.ROOT).returncode:
        raise machine.Stop("The program could not be built; see above.")


def size(folder: Path) -> int:
    """Bytes of the files in a folder; a link counts nothing."""
    files = (Path(where) / name for where, _, names in os.walk(folder) for name in names)
    return sum(file.stat().st_size for file in files if not file.is_symlink())


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (machine.Stop, NotMadeError) as stop:
        sys.exit(f"\n{stop}")
    except KeyboardInterrupt:
        sys.exit(130)
