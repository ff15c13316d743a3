"""Where a bare Debian takes its packages from."""

from pathlib import Path

from handout.bare_debian import BareDebian, find_mirror

ONE_LINE_SOURCES = """# comment
deb-src http://a.example/debian bookworm main
deb [signed-by=/k.gpg] http://b.example/debian bookworm main
"""
DEB822_SOURCES = """Types: deb
URIs: http://security.example/debian
Suites: bookworm-security
Components: main

Types: deb deb-src
# a comment
URIs: http://c.example/debian http://d.example/debian
Suites: bookworm bookworm-updates
Components: main
"""


def test_the_old_form_of_sources() -> None:
    assert find_mirror([ONE_LINE_SOURCES], "bookworm") == "http://b.example/debian"


def test_the_new_form_of_sources() -> None:
    assert find_mirror(["", DEB822_SOURCES], "bookworm") == "http://c.example/debian"


def test_another_suite_is_no_mirror() -> None:
    assert find_mirror([ONE_LINE_SOURCES, DEB822_SOURCES], "trixie") is None


def test_a_command_gets_its_variables_and_none_of_ours() -> None:
    debian = BareDebian(Path("/the/root"), {"http_proxy": "p", "LANG": "C"})
    command = debian.command(["till", "verify"], LANG="zh_CN.UTF-8")
    inside = command[command.index("env") :]
    assert inside[:2] == ["env", "-i"]
    assert {"http_proxy=p", "LANG=zh_CN.UTF-8", "HOME=/root"} <= set(inside)
    assert inside[-2:] == ["till", "verify"]
