"""Bring the translations up to date: `python -m pos_app.ui.linguist` after any change of what the screens say.

New sentences stand in `translations/till_*.ts` as unfinished: write them there (or in Qt Linguist; docs/words.md has
the shop's words), then run it again to build the .qm files.  English needs its plurals only.
"""

import subprocess
import sys
from pathlib import Path

from domain.benefits import LANGUAGES

UI = Path(__file__).parent
FOLDER = UI / "translations"


def update(file: Path, language: str) -> None:
    """Let lupdate read the code into `file`: what is new comes in, what is gone goes."""
    sources = sorted(str(path) for path in UI.rglob("*.py"))
    options = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language, "-silent"]
    if language == "en":
        options.append("-pluralonly")
    _run("lupdate", *sources, "-ts", str(file), *options)


def build(file: Path) -> Path:
    """Let lrelease build the .qm file beside `file`; returns where it is."""
    built = file.with_suffix(".qm")
    _run("lrelease", str(file), "-qm", str(built), "-silent")
    return built


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).parent / f"pyside6-{tool}"
    subprocess.run([str(program), *arguments], check=True, timeout=120)  # noqa: S603 - Qt's own tools


def main() -> None:
    """Update and build every language."""
    for language in LANGUAGES:
        file = FOLDER / f"till_{language}.ts"
        update(file, language)
        build(file)


if __name__ == "__main__":
    main()
