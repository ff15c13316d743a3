"""What may be shipped, and that THIRD-PARTY.txt says it."""

from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from handout import licences
from handout.licences import NotFreeError, canonical, is_free, licence_of, third_party

FREE = [
    ("x", "MIT"),
    ("x", "Apache-2.0 OR BSD-3-Clause"),
    ("x", "MIT AND PSF-2.0"),
    ("x", "GPL-3.0-only OR MIT"),
    ("pyside6-essentials", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),
    ("pyinstaller", licences.BOOTLOADER),
]
NOT_FREE = [
    ("x", "GPL-3.0-only"),
    ("x", "AGPL-3.0-or-later"),
    ("x", "MIT AND GPL-2.0-only"),
    ("x", "LGPL-3.0-only"),  # not a library that anybody may replace
    ("x", licences.BOOTLOADER),
    ("pyside6-essentials", "GPL-3.0-only"),
    ("x", "ask us"),
    ("x", ""),
]


@pytest.mark.parametrize(("name", "expression"), FREE)
def test_what_may_be_shipped(name: str, expression: str) -> None:
    assert is_free(name, expression)


@pytest.mark.parametrize(("name", "expression"), NOT_FREE)
def test_what_may_not(name: str, expression: str) -> None:
    assert not is_free(name, expression)


@pytest.mark.parametrize(
    ("name", "expression"),
    [
        ("requests", "Apache-2.0"),  # the long word of old metadata
        ("segno", "BSD-3-Clause"),  # a classifier only
        ("pyserial", "BSD-3-Clause"),
        ("msgspec", "BSD-3-Clause"),  # an expression
        ("shiboken6", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),
    ],
)
def test_what_a_library_says_of_itself(name: str, expression: str) -> None:
    assert licence_of(distribution(name)) == expression


@pytest.mark.parametrize("name", ["PySide6_Essentials", "backports.tarfile", "http-sf"])
def test_names_are_compared_as_everywhere(name: str) -> None:
    assert canonical(name) == canonicalize_name(name)


def files_of(name: str) -> list[str]:
    return [str(file.locate()) for file in distribution(name).files or () if file.suffix in {".py", ".so"}]


def test_third_party_names_each_part_with_its_text() -> None:
    text = third_party([*files_of("segno"), *files_of("pyserial"), "/usr/lib/libffi.so.8"], ())
    assert f"segno {distribution('segno').version}: BSD-3-Clause\n" in text
    assert "Lars Heuer" in text
    assert "Chris Liechti" in text  # the package brings no text of its own
    assert "libffi (with Python): MIT\n" in text
    assert "requests" not in text


def test_qt_comes_with_the_texts_it_asks_for() -> None:
    text = third_party(files_of("PySide6_Essentials")[:3], ())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "replace them" in text


def test_what_nobody_may_ship_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(licences.SAID, "segno", "GPL-3.0-only")
    with pytest.raises(NotFreeError, match="segno: GPL-3"):
        third_party(files_of("segno"), ())


def test_every_text_is_used_and_there() -> None:
    named = {text for texts in licences.OWN_TEXTS.values() for text in texts}
    assert named == {path.name for path in Path(licences.TEXTS).iterdir()}
