"""What comes along: every name that build.spec uses is there, and nothing the till imports stays behind."""

import ast
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from handout import contents
from tests.house_rules import Source, imports

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("pos_app", "local_db", "domain", "wire")
OWN = ("/venv", "/python")
OPTIONAL = {"PIL.ImageQt", "PIL.ImageTk"}


def till_sources() -> Iterator[Source]:
    """The till's own modules, without those that stay behind."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if name not in contents.EXCLUDED:
                yield Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))


def stays_behind(name: str) -> bool:
    return any(name == left or name.startswith(f"{left}.") for left in contents.EXCLUDED)


def test_the_till_imports_nothing_that_stays_behind() -> None:
    missed = {
        f"{source.path}: {name}" for source in till_sources() for _, name in imports(source) if stays_behind(name)
    }
    assert missed == set()


def test_the_check_sees_an_import_that_stays_behind() -> None:
    [(_, name)] = imports(Source("pos_app/a.py", "def f():\n    from hq import bootstrap\n"))
    assert stays_behind(name)


def test_the_till_uses_of_qt_what_comes_along() -> None:
    used = {
        name.split(".")[1] for source in till_sources() for _, name in imports(source) if name.startswith("PySide6.")
    }
    assert used
    assert {part.removeprefix("Qt") for part in used} <= contents.QT_PARTS


def test_what_is_imported_by_a_string_is_said() -> None:
    strings = {
        node.args[0].value
        for source in till_sources()
        for node in source.nodes
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"importlib.import_module", "import_module"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert strings == {"escpos.printer", "winsound"}
    assert strings <= {*contents.HIDDEN, "winsound"}, "winsound is there on Windows, and said there"


@pytest.mark.parametrize("name", contents.HIDDEN)
def test_what_is_asked_for_exists(name: str) -> None:
    assert importlib.util.find_spec(name) is not None


@pytest.mark.parametrize("name", contents.OF_DEVELOPERS)
def test_what_is_left_out_of_ours_exists(name: str) -> None:
    assert importlib.util.find_spec(name) is not None


@pytest.mark.parametrize(("folder", "which"), contents.DATA)
def test_files_of_ours_are_there(folder: str, which: str) -> None:
    assert list((ROOT / folder).glob(which))


def test_every_file_of_the_till_that_is_no_module_comes_along() -> None:
    read = {path for folder, which in contents.DATA for path in (ROOT / folder).glob(which)}
    sources = {".py", ".pyc", ".ts"}  # .ts: what .qm is made of
    lies = {path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()}
    assert {path for path in lies if path.suffix not in sources} <= read


@pytest.mark.parametrize(("package", "file"), contents.PACKAGE_DATA)
def test_files_of_libraries_are_there(package: str, file: str) -> None:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).with_name(file)
    assert path.is_file()
    if path.suffix == ".json":
        assert json.loads(path.read_text("utf-8"))


SHIPPED = [
    ("PySide6/QtCore.abi3.so", "/venv/PySide6/QtCore.abi3.so"),
    ("PySide6/Qt/lib/libQt6Gui.so.6", "/venv/PySide6/Qt/lib/libQt6Gui.so.6"),
    ("PySide6/Qt/plugins/platforms/libqxcb.so", "/venv/libqxcb.so"),
    ("PySide6\\plugins\\platforms\\qwindows.dll", "/venv/qwindows.dll"),
    ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "/venv/libqcocoa.dylib"),
    ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "/venv/QtCore"),
    ("libssl.so.3", "/usr/lib/libssl.so.3"),
    ("libpython3.11.so.1.0", "/python/lib/libpython3.11.so.1.0"),
    ("pillow.libs/libtiff-1234.so.6", "/venv/pillow.libs/libtiff-1234.so.6"),
    ("pos_app/ui/icons/x.svg", "/till/pos_app/ui/icons/x.svg"),
]
LEFT = [
    ("PySide6/QtNetwork.abi3.so", "/venv/PySide6/QtNetwork.abi3.so"),
    ("PySide6/Qt/lib/libQt6Quick.so.6", "/venv/PySide6/Qt/lib/libQt6Quick.so.6"),
    ("PySide6\\Qt6Qml.dll", "/venv/PySide6/Qt6Qml.dll"),
    ("PySide6/Qt/plugins/platforms/libqvnc.so", "/venv/libqvnc.so"),
    ("PySide6/Qt/plugins/imageformats/libqpdf.so", "/venv/libqpdf.so"),
    ("PySide6/Qt/translations/qtbase_de.qm", "/venv/qtbase_de.qm"),
    ("PySide6\\opengl32sw.dll", "/venv/opengl32sw.dll"),
    ("libreadline.so.8", "/usr/lib/libreadline.so.8"),
    ("libdbus-1.so.3", "/lib/x86_64-linux-gnu/libdbus-1.so.3"),
]


@pytest.mark.parametrize(("name", "source"), SHIPPED, ids=[name for name, _ in SHIPPED])
def test_what_comes_along(name: str, source: str) -> None:
    assert contents.is_shipped(name, source, OWN)


@pytest.mark.parametrize(("name", "source"), LEFT, ids=[name for name, _ in LEFT])
def test_what_stays_behind(name: str, source: str) -> None:
    assert not contents.is_shipped(name, source, OWN)


def test_the_spec_asks_here() -> None:
    spec = (ROOT / "build.spec").read_text("utf-8")
    used = {
        node.attr
        for node in ast.walk(ast.parse(spec))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "contents"
    }
    assert used >= {"ENTRY", "DATA", "PACKAGE_DATA", "HIDDEN", "EXCLUDED", "NAME", "is_shipped"}
    assert all(hasattr(contents, name) for name in used)
    assert (ROOT / contents.ENTRY).is_file()
