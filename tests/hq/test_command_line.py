"""`python -m hq`: serving, codes, verify, as a person at a shell uses them."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import sqlalchemy as sa

from hq.bootstrap import open_hq
from hq.store import journal, staff
from tests.hq.client import enrolled

ROOT = Path(__file__).parents[2]


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, "-m", "hq", *map(str, arguments)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def start(data: Path, *more: object) -> "subprocess.Popen[str]":
    return begin("serve", "--data", data, "--listen", "127.0.0.1:0", *more)


def begin(*arguments: object) -> "subprocess.Popen[str]":
    words = [sys.executable, "-m", "hq", *map(str, arguments)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of an HQ with one store."""
    folder = tmp_path / "hq"
    hq = open_hq(None, folder)
    hq.database.run_transaction("stores", lambda tx: staff.put_stores(tx, [("S01", "One")]))
    hq.database.close()
    return folder


@pytest.fixture
def served(data: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    process = start(data)
    assert process.stdout is not None
    yield process.stdout.readline().removeprefix("listening ").strip(), process
    process.kill()
    process.communicate()


def end(process: "subprocess.Popen[str]", number: int) -> tuple[int, str, str]:
    process.send_signal(number)
    out, error = process.communicate(timeout=20)
    return process.returncode, out, error


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_on_a_free_port_and_ends_in_order(
    served: tuple[str, "subprocess.Popen[str]"], number: signal.Signals
) -> None:
    url, process = served
    assert requests.get(url, timeout=10).status_code == 200
    assert end(process, number) == (0, "", "")


def test_a_whole_day_from_the_shell(data: Path, served: tuple[str, "subprocess.Popen[str]"]) -> None:
    url, process = served
    code = run("enrol-code", "--data", data, "--store", "S01")
    assert (code.returncode, code.stderr) == (0, "register S01-R1\n")
    register = enrolled(url, code.stdout.strip(), b"\1" * 32)
    assert register.push(register.notes(3)).json()["head"] == 3
    process.kill()
    process.wait()
    found = run("verify", "--data", data, "--json")
    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(found.stdout) == {
        "entries": 3,
        "first_bad": None,
        "reason": "",
        "postings_balanced": True,
        "heads": {register.key_id: {"head": 3, "head_hash": register.prev}},
        "balances_ok": True,
    }


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_another_process_projects(data: Path, number: signal.Signals) -> None:
    """What `serve --no-project` takes in waits for `project`, which ends in order."""
    serving = start(data, "--no-project")
    url = said(serving).removeprefix("listening ")
    code = run("enrol-code", "--data", data, "--store", "S01").stdout.strip()
    register = enrolled(url, code, b"\1" * 32)
    assert register.push(register.notes(3)).status_code == 200
    hq = open_hq(None, data)
    assert [where[1:] for where in hq.database.read(journal.cursors)] == [(0, 3)]
    projecting = begin("project", "--data", data)
    assert said(projecting) == "projecting"
    assert register.push(register.notes(2)).status_code == 200
    deadline = time.monotonic() + 20
    while [where[1:] for where in hq.database.read(journal.cursors)] != [(5, 5)]:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    hq.database.close()
    assert end(projecting, number) == (0, "", "")
    assert end(serving, number) == (0, "", "")


def test_verify_says_no_when_something_is_wrong(data: Path) -> None:
    hq = open_hq(None, data)
    hq.database.run_transaction(
        "x", lambda tx: tx.execute(sa.text("INSERT INTO balance (member, unit, amount) VALUES ('M1', 'SVP/x', 1)"))
    )
    hq.database.close()
    found = run("verify", "--data", data)
    assert (found.returncode, found.stdout) == (
        1,
        "0 entries. First bad: a projection: balance of M1 SVP/x is 1, the journals say 0\n",
    )


def test_a_taken_port_is_said_in_a_sentence(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        found = run("serve", "--data", data, "--listen", f"127.0.0.1:{taken.getsockname()[1]}")
    assert found.returncode == 1
    assert "cannot listen" in found.stderr
    assert "--listen" in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("address", ["8765", "localhost:x", "127.0.0.1:99999"])
def test_an_address_that_is_none_is_said_in_a_sentence(data: Path, address: str) -> None:
    found = run("serve", "--data", data, "--listen", address)
    assert (found.returncode, "Traceback" in found.stderr) == (1, False)
    assert "no address" in found.stderr


def test_a_folder_without_an_hq_is_said_in_a_sentence(tmp_path: Path) -> None:
    for command in (("verify", "--json"), ("enrol-code", "--store", "S01")):
        found = run(*command, "--data", tmp_path / "nothing")
        assert (found.returncode, found.stdout) == (1, "")
        assert "There is no HQ" in found.stderr


def test_an_unknown_store_is_said_in_a_sentence(data: Path) -> None:
    found = run("enrol-code", "--data", data, "--store", "S77")
    assert (found.returncode, found.stdout) == (1, "")
    assert "There is no store S77." in found.stderr


def test_a_database_from_a_newer_version_is_refused(data: Path) -> None:
    hq = open_hq(None, data)
    hq.database.run_transaction("x", lambda tx: tx.execute(sa.text("UPDATE alembic_version SET version_num = '9999'")))
    hq.database.close()
    found = run("verify", "--data", data)
    assert found.returncode == 1
    assert "another version" in found.stderr
    assert "Traceback" not in found.stderr


def test_keys_that_cannot_be_read_are_said_in_a_sentence(data: Path) -> None:
    (data / "hq.keys.json").write_text('{"life": 1}')
    found = run("verify", "--data", data)
    assert (found.returncode, "Traceback" in found.stderr) == (1, False)
    assert "does not hold HQ's keys" in found.stderr


def test_keys_are_for_their_owner_alone_and_stay(data: Path) -> None:
    path = data / "hq.keys.json"
    before = path.read_bytes()
    open_hq(None, data).database.close()
    assert path.read_bytes() == before
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_help_names_every_command() -> None:
    found = run("--help")
    assert all(name in found.stdout for name in ("serve", "enrol-code", "verify", "entries-doc"))
