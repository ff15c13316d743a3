"""Under which licences the program's parts are: what is not known to be free to ship stops the build.

The text of THIRD-PARTY.txt is made of what the libraries say of themselves; where they say nothing, `SAID` does.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TYPE_CHECKING

from handout.contents import PYTHONS_LIBRARIES, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TEXTS = Path(__file__).with_name("texts")
ALLOWED = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "bzip2-1.0.6", "ISC", "MIT", "MIT-0", "MIT-CMU"),
        *("MPL-2.0", "OFL-1.1", "PSF-2.0", "Zlib"),
    }
)
REPLACEABLE = frozenset({"pyside6-essentials", "shiboken6"})
"""LGPL: each lies in the folder as libraries of its own that anybody may replace."""
BOOTLOADER = "GPL-2.0-or-later WITH Bootloader-exception"
"""PyInstaller's own words let a program be started by its loader under any licence; nothing else of it is shipped."""
SAID = {
    "certifi": "MPL-2.0",
    "pyinstaller": BOOTLOADER,
    "pyinstaller-hooks-contrib": "Apache-2.0",  # of its parts those that are shipped
    "pylopdf-fonts-zh-cn": "OFL-1.1",
    "qrcode": "BSD-3-Clause",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",  # with SQLCipher and OpenSSL in it
}
"""What stands in the licence files of those whose own short word is missing or unclear."""
SHORT_WORDS = {
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "PSF": "PSF-2.0",
}
OWN_TEXTS = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "pyserial": ("pyserial.txt",),
    "sqlcipher3": ("sqlcipher.txt",),
}
"""Texts that the library's package does not bring; the LGPL names the GPL."""
_LICENCE_FILE = re.compile(r"\.dist-info/(?:licenses/.+|(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*)$", re.IGNORECASE)
_LGPL = "LGPL-3.0-only"
_LONGEST_WORD = 80
HEAD = """What this program is made of, besides its own source (Apache-2.0, see LICENSE).

Qt and PySide6 are used under the LGPL 3. They are the files in _internal/PySide6 and _internal/shiboken6: replace them
by your own build of the same version and the program uses that. Their source: https://download.qt.io
The program may be taken apart for debugging such changes.

The pictures on the keys are Lucide's (ISC): _internal/pos_app/ui/icons/LICENSE.
"""


class NotFreeError(Exception):
    """Something would be shipped that may not be, or of which nobody knows."""


def canonical(name: str) -> str:
    """A distribution's name as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def owners(sources: Iterable[str]) -> list[Distribution]:
    """The installed distributions that these files come from, by name; files of no distribution are passed over."""
    owner = {file.as_posix(): made for made in distributions() for file in made.files or ()}
    found = {}
    for source in sources:
        _, here, place = source.replace("\\", "/").rpartition("site-packages/")
        if here and place in owner:
            found[canonical(owner[place].metadata["Name"])] = owner[place]
    return [made for _, made in sorted(found.items())]


def licence_of(made: Distribution) -> str:
    """What a distribution says of its licence, as an SPDX expression; "" when it says nothing that is understood."""
    name = canonical(made.metadata["Name"])
    if name in SAID:
        return SAID[name]
    said = made.metadata
    words = [*said.get_all("License-Expression", ()), *said.get_all("License", ())]
    words += [word.rpartition("::")[2].strip() for word in said.get_all("Classifier", ()) if "License" in word]
    short = next((word for word in words if word and len(word) < _LONGEST_WORD), "")
    return SHORT_WORDS.get(short, short)


def is_free(name: str, expression: str) -> bool:
    """Whether one of the alternatives of an expression may be shipped: of GPL nothing, of LGPL what is replaceable."""
    if expression == BOOTLOADER:
        return name == "pyinstaller"
    allowed = ALLOWED | {_LGPL} if name in REPLACEABLE else ALLOWED
    either = [alternative.strip(" ()").split(" AND ") for alternative in expression.split(" OR ")]
    return any(all(term.strip(" ()") in allowed for term in terms) for terms in either)


def third_party(sources: Sequence[str], own_folders: tuple[str, ...]) -> str:
    """The text of THIRD-PARTY.txt for a program of these files.

    Raises:
        NotFreeError: a part is under a licence that is not allowed, or nobody knows which.

    """
    parts = {canonical(made.metadata["Name"]): (made.version, licence_of(made), made) for made in owners(sources)}
    wrong = [f"{name}: {said or 'says no licence'}" for name, (_, said, _) in parts.items() if not is_free(name, said)]
    if wrong:
        raise NotFreeError("This may not be shipped: " + "; ".join(wrong))
    strange = [source for source in sources if not any(Path(source).is_relative_to(own) for own in own_folders)]
    libraries = sorted({stem(source) for source in strange if stem(source) in PYTHONS_LIBRARIES})
    lines = [HEAD, f"Python {sys.version.split()[0]}: PSF-2.0"]
    lines += [f"{library} (with Python): {PYTHONS_LIBRARIES[library]}" for library in libraries]
    lines += [f"{name} {version}: {said}" for name, (version, said, _) in parts.items()]
    texts = [_heading("Python", _pythons_text())]
    texts += [_heading(name, text) for name, (_, _, made) in parts.items() for text in _texts(name, made)]
    return "\n".join([*lines, "", *texts])


def _texts(name: str, made: Distribution) -> list[str]:
    files = [file for file in made.files or () if _LICENCE_FILE.search(file.as_posix())]
    brought = [Path(str(file.locate())).read_text("utf-8", "replace") for file in files]
    return [*brought, *((TEXTS / text).read_text("utf-8") for text in OWN_TEXTS.get(name, ()))]


def _pythons_text() -> str:
    places = [Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info.minor}", Path(sys.base_prefix)]
    files = [place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file()]
    return files[0].read_text("utf-8") if files else "https://docs.python.org/3/license.html"


def _heading(name: str, text: str) -> str:
    return f"\n{'=' * 40} {name}\n\n{text.strip()}\n"
