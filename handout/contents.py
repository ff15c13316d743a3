"""What comes along and what stays behind; `build.spec` asks here, name by name."""

from __future__ import annotations

import re
import sys
from pathlib import PurePath, PurePosixPath

NAME = "till"
ENTRY = "pos_app/__main__.py"
HIDDEN = (
    *("pos_app.devices.bootstrap", "escpos.printer", "pylopdf_fonts_zh_cn"),
    *(("winsound",) if sys.platform == "win32" else ()),
)
"""What is imported by a name in a string."""
DATA = (
    ("pos_app/ui/icons", "*.svg"),
    ("pos_app/ui/icons", "LICENSE"),
    ("pos_app/ui/translations", "*.qm"),
    ("local_db/migrations", "*.py"),
    ("local_db/migrations/versions", "*.py"),
)
"""Files of ours that are read, not imported: (folder, which); Alembic reads its steps as text."""
PACKAGE_DATA = (("escpos", "capabilities.json"), ("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"))
"""The same of libraries: (package, file)."""

OURS_OUTSIDE = ("hq", "demo", "bench", "tests", "handout", "run")
OF_DEVELOPERS = ("pos_app.ui.gallery", "pos_app.ui.linguist", "pos_app.payments.simulator")
OF_HQ = ("psycopg", "psycopg_pool", "psycopg_binary", "uvicorn", "starlette", "jinja2", "pypinyin", "babel", "typer")
OF_TESTS = ("numpy", "pandas", "pyarrow", "pytest", "hypothesis", "playwright", "setuptools", "pkg_resources", "pip")
OF_PYTHON = (
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "unittest", "doctest", "pydoc", "pdb"),
    *("sqlite3", "_sqlite3", "curses", "_curses", "readline", "xmlrpc", "test"),
)
"""`readline` is GPL; the books are `sqlcipher3`'s."""
OF_LIBRARIES = (
    *("PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingtk", "PIL._imagingft", "PIL.ImageQt", "PIL.ImageTk"),
    *("zstandard.backend_cffi", "zstandard._cffi", "zstandard.backend_rust"),
    *("greenlet", "pygments", "mako.ext", "backports.tarfile", "alembic.testing", "sqlalchemy.testing"),
)
EXCLUDED = (*OURS_OUTSIDE, *OF_DEVELOPERS, *OF_HQ, *OF_TESTS, *OF_PYTHON, *OF_LIBRARIES)
"""Modules that are not in the program, whoever asks for them."""

QT_PARTS = frozenset({"Core", "Gui", "Widgets", "Svg", "DBus", "XcbQpa"})
"""Parts of Qt that are shipped, whatever links to others."""
QT_PLUGINS = {
    "platforms": {"qxcb", "qoffscreen", "qminimal", "qwindows", "qcocoa"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "styles": {"qmacstyle"},
}
"""Of all plugins these: no picture formats, since the till's pictures are SVG and what it draws itself."""
PYTHONS_LIBRARIES = {
    "libssl": "Apache-2.0",
    "libcrypto": "Apache-2.0",
    "libffi": "MIT",
    "libbz2": "bzip2-1.0.6",
    "liblzma": "0BSD",
    "libz": "Zlib",
    "libexpat": "MIT",
    "libuuid": "BSD-3-Clause",
    "libmpdec": "BSD-2-Clause",
}
"""Libraries of the building machine that Python itself needs, with their licences; no other one of it is shipped."""
TOO_BIG = ("opengl32sw", "d3dcompiler")
"""A software OpenGL for Windows, and what it needs: the till paints without OpenGL."""
_QT_PART = re.compile(r"(?:lib)?Qt6?([A-Z][A-Za-z0-9]+)")


def stem(path: str) -> str:
    """A library's name without `lib`'s version: `libssl.so.3` is `libssl`, `_ssl.cpython-311.so` is `_ssl`."""
    return PurePosixPath(path.replace("\\", "/")).name.partition(".")[0]


def is_shipped(name: str, source: str, own_folders: tuple[str, ...]) -> bool:
    """Whether a file that PyInstaller found comes along.

    `name` is its place in the program, `source` its place here, `own_folders` where Python and the libraries lie.
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if "PySide6" in parts and not _of_our_qt(parts):
        return False
    if any(found[1] not in QT_PARTS for part in parts if (found := _QT_PART.match(part))):
        return False
    if stem(name).startswith(TOO_BIG):
        return False
    of_ours = any(PurePath(source).is_relative_to(folder) for folder in own_folders)
    return of_ours or stem(name) in PYTHONS_LIBRARIES or not re.search(r"\.so[.\d]*$", name)


def _of_our_qt(parts: tuple[str, ...]) -> bool:
    if "translations" in parts or "qml" in parts:
        return False
    if "plugins" not in parts:
        return True
    place = parts.index("plugins")
    kind, plugin = parts[place + 1], stem(parts[-1]).removeprefix("lib")
    return plugin in QT_PLUGINS.get(kind, set())
