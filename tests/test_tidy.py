"""The house is tidy: every rule of house_rules.py over every file, and proof that each rule bites."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house_rules import RULES, Source, private_places

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = {"build", "dist", "out", "demo-data", "uv.lock"}
DOTTED = {".ci", ".gitignore"}
"""What is ours of the names that begin with a dot: the others are what tools keep beside the project."""


def project_files() -> list[Path]:
    """Return the files git tracks, or all files where there is no git (an unpacked archive)."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], check=True, cwd=ROOT, capture_output=True, text=True).stdout
        return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and not any(map(_theirs, path.relative_to(ROOT).parts))]


def _theirs(part: str) -> bool:
    return part in SKIPPED or (part.startswith(".") and part not in DOTTED)


def read(paths: Iterable[Path]) -> list[Source]:
    return [Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths]


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    return read(path for path in project_files() if path.suffix == ".py")


@pytest.mark.parametrize("rule", RULES)
def test_the_house_is_tidy(rule: str, sources: list[Source]) -> None:
    complaints = list(RULES[rule](sources))
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


def test_no_link_is_kept() -> None:
    """A link leads to a place of one machine; one named .venv once replaced the environment it led to."""
    if not (ROOT / ".git").exists():
        pytest.skip("an unpacked archive has no modes")
    kept = subprocess.run(["git", "ls-files", "-s"], check=True, cwd=ROOT, capture_output=True, text=True).stdout
    assert kept
    assert not [line for line in kept.splitlines() if line.startswith("120000")]


def test_no_file_names_a_machine_or_a_registry() -> None:
    kinds = {
        ".py",
        ".md",
        ".toml",
        ".lock",
        ".txt",
        ".html",
        ".css",
        ".ts",
        ".json",
        ".yml",
        ".ini",
        ".mako",
        "",
        ".qss",
    }
    texts = read(path for path in project_files() if path.suffix in kinds)
    complaints = [complaint for source in texts for complaint in private_places(source)]
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


BAD = [
    ("size_of_file", "demo/a.py", "x = 1\n" * 401),
    ("size_of_function", "demo/a.py", "def f():\n" + "    x = 1\n" * 60),
    ("size_of_class", "demo/a.py", "class A:\n" + "".join(f"    def f{n}(self): ...\n" for n in range(21))),
    ("usual_sizes", "demo/a.py", "x = 1\n" * 300),
    ("usual_sizes", "demo/a.py", "".join(f"def f{n}():\n" + "    x = 1\n" * 26 for n in range(3))),
    ("import_cycles", "demo/a.py", "from demo.b import x"),
    ("import_cycles", "demo/a.py", "from . import b"),
    ("imports_in_functions", "pos_app/a.py", "def f():\n    import json\n"),
    ("standard_library_only", "domain/a.py", "import msgspec"),
    ("standard_library_only", "domain/a.py", "from pathlib import Path"),
    ("standard_library_only", "domain/a.py", "from wire.entries import Entry"),
    ("adapters_know_no_ports", "pos_app/devices/a.py", "from pos_app.services.ports import Drawer"),
    ("no_float_near_money", "domain/a.py", "x: float"),
    ("no_float_near_money", "hq/store/a.py", "x = 1.5"),
    ("no_float_near_money", "domain/a.py", "x = total / 3"),
    ("no_outside_world", "pos_app/a.py", "from datetime import datetime\nx = datetime.now(UTC)"),
    ("no_outside_world", "pos_app/a.py", "import datetime\nx = datetime.datetime.utcnow()"),
    ("no_outside_world", "pos_app/a.py", "from time import time\nx = time()"),
    ("no_outside_world", "pos_app/a.py", "import datetime as dt\nx = dt.date.today()"),
    ("no_outside_world", "pos_app/a.py", "import random\nx = random.random()"),
    ("no_outside_world", "pos_app/a.py", "import os\nx = os.environ['HOME']"),
    ("only_bootstraps_open_databases", "pos_app/a.py", "from local_db.books import open_books\nopen_books(path)"),
    ("only_bootstraps_open_databases", "hq/api/a.py", "from hq import store\nstore.database.open_database(url)"),
    ("only_bootstraps_open_databases", "hq/api/a.py", "import sqlalchemy as sa\nsa.create_engine(url)"),
    ("shapes_are_read_in_one_place", "wire/a.py", "import msgspec\nmsgspec.convert(x, T)"),
    ("shapes_are_read_in_one_place", "pos_app/a.py", "import msgspec\nmsgspec.json.decode(x, type=T)"),
    ("no_catch_all", "pos_app/a.py", "try:\n    f()\nexcept Exception:\n    pass"),
    ("no_catch_all", "pos_app/a.py", "try:\n    f()\nexcept (OSError, BaseException):\n    pass"),
    ("no_catch_all", "pos_app/a.py", "try:\n    f()\nexcept:\n    pass"),
    ("no_lambda_slots", "pos_app/ui/a.py", "button.clicked.connect(lambda: f())"),
    ("texts_can_be_translated", "pos_app/ui/a.py", "self.tr(f'{n} items')"),
    ("texts_can_be_translated", "pos_app/ui/a.py", "QCoreApplication.translate('Cart', '%d items' % n)"),
    ("texts_can_be_translated", "pos_app/ui/a.py", "self.tr('{n} items'.format(n=n))"),
    ("public_docstrings", "domain/a.py", "def f(): ..."),
    ("public_docstrings", "wire/a.py", "class A:\n    'Said.'\n    def f(self): ..."),
    ("own_test_files", "domain/a.py", ""),
    ("few_mocks", "tests/test_a.py", "def test_a():\n    Mock()"),
]


@pytest.mark.parametrize(("rule", "path", "text"), BAD, ids=lambda value: value if value in RULES else "")
def test_each_rule_finds_what_it_forbids(rule: str, path: str, text: str) -> None:
    complaints = list(RULES[rule]([Source(path, text), Source("demo/b.py", "from demo import a")]))

    assert complaints
    assert all(re.match(r"[\w/. ]+:\d+: .+", complaint) for complaint in complaints)


def test_every_rule_has_a_control() -> None:
    assert set(RULES) == {rule for rule, _, _ in BAD}


def test_good_code_has_no_complaints() -> None:
    clean = "from dataclasses import dataclass\n\n@dataclass\nclass Article:\n    'What is sold.'\n    price: int\n"
    test = "def test_article() -> None: ...\n"
    project = [Source("domain/article.py", clean), Source("tests/domain/test_article.py", test)]
    assert [complaint for rule in RULES.values() for complaint in rule(project)] == []


@pytest.mark.parametrize("line", ["/" + "work/till/x.py", "/" + "home/anna/x", "see py" + "pi.org/simple"])
def test_private_places_are_found(line: str) -> None:
    assert list(private_places(Source("README.md", line)))


# --- the import contracts of pyproject bite too -----------------------------------------------------------------------

LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS = [contract["name"] for contract in LINTER["contracts"]]
PARTS = {
    "pos_app": ("devices", "payments", "receipts", "services", "sync", "ui"),
    "hq": ("api", "services", "store", "web"),
}
FORBIDDEN_IMPORTS = {  # contract -> a file that breaks it
    "The house": ("domain/a.py", "import wire"),
    "The till": ("pos_app/services/a.py", "import pos_app.ui"),
    "HQ:": ("hq/store/a.py", "import hq.api"),
    "HQ keeps": ("hq/api/a.py", "import local_db"),
    "Only the screen": ("wire/a.py", "import PySide6"),
    "SQL of the till": ("pos_app/ui/a.py", "import sqlalchemy"),
    "Requests": ("pos_app/ui/b.py", "import requests"),
}


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    """The packages of the project, empty, with its pyproject."""
    for package in [*LINTER["root_packages"], *(f"{top}/{part}" for top, parts in PARTS.items() for part in parts)]:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken_contracts(house: Path) -> set[str]:
    """Run import-linter in a folder; returns the names of the contracts it calls broken."""
    lint = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    environment = {**os.environ, "COLUMNS": "200", "PYTHONPATH": str(house)}
    said = subprocess.run(lint, check=False, cwd=house, env=environment, capture_output=True, text=True).stdout
    assert len(re.findall(r" (?:KEPT|BROKEN)$", said, re.MULTILINE)) == len(CONTRACTS), said
    return set(re.findall(r"^(.+) BROKEN$", said, re.MULTILINE))


def test_an_empty_house_breaks_no_contract(small_house: Path) -> None:
    assert broken_contracts(small_house) == set()


def test_each_contract_finds_what_it_forbids(small_house: Path) -> None:
    for path, text in FORBIDDEN_IMPORTS.values():
        (small_house / path).write_text(text, "utf-8")

    assert broken_contracts(small_house) == set(CONTRACTS)
