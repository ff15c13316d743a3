"""Every call that lasts has its points, and the rule that says so bites."""

from pathlib import Path

import pytest

from tests.crash.point_rule import EXEMPT, PLACES, without_points
from tests.house_rules import Source
from wire.points import VISITORS, point

ROOT = Path(__file__).parents[2]


def product() -> list[Source]:
    files = (path for place in PLACES for path in sorted((ROOT / place).rglob("*.py")))
    return [Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in files]


def test_every_call_that_lasts_has_its_points() -> None:
    complaints = [complaint for source in product() for complaint in without_points(source)]
    assert not complaints, "\n" + "\n".join(complaints)


def test_every_exemption_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    for path, function in list(EXEMPT):
        monkeypatch.delitem(EXEMPT, (path, function))
        source = Source(path, (ROOT / path).read_text("utf-8"))
        assert list(without_points(source)), f"{path} {function} has nothing to exempt"


BAD = {
    "a bare commit": "def f(c):\n    c.commit()\n",
    "a COMMIT as text": 'def f(c):\n    point("before x")\n    c.execute("COMMIT")\n',
    "a begin block": 'def f(c):\n    with c.begin():\n        c.go()\n    point("after x")\n',
    "points the wrong way round": 'def f(c):\n    point("after x")\n    c.commit()\n    point("before x")\n',
    "a send inside an expression": 'def f(s):\n    point("before x")\n    return read(s.send(1))\n',
    "a point in another block": 'def f(s):\n    point("before x")\n    if s:\n        s.send()\n    point("after x")\n',
    "a mark": 'def f(q):\n    q.mark(1, "printed")\n',
    "a test that sends": 'def f(h):\n    if h.print_confirmed(b""):\n        pass\n',
    "a file put in force": "def f(new, old):\n    new.replace(old)\n",
    "a file put in force by os": "import os\ndef f(new, old):\n    os.replace(new, old)\n",
    "a file renamed": "def f(new, old):\n    new.rename(old)\n",
    "a file written in place": "def f(path):\n    path.write_text('x')\n",
    "a migration": "with context.begin_transaction():\n    context.run_migrations()\n",
    "an answer": "async def f(send):\n    await send({})\n",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_the_rule_bites(text: str) -> None:
    assert list(without_points(Source("local_db/x.py", text)))
    assert not list(without_points(Source("pos_app/ui/x.py", text)))


GOOD = """
def f(c, text, row):
    with c.begin():
        c.go()
        point("before made")
    point("after made")
    point(f"before commit {text}")
    c.execute("COMMIT")
    point(f"after commit {text}")
    with c.begin() as transaction:
        point("before commit")
        transaction.commit()
        point("after commit")
    text.replace("a", "b")
    replace(row, name="x")
    c.execute("BEGIN")
"""


def test_the_rule_lets_through_what_is_right() -> None:
    assert not list(without_points(Source("hq/x.py", GOOD)))


def test_a_point_tells_its_visitors_only() -> None:
    heard: list[str] = []
    point("before anything")
    VISITORS.append(heard.append)
    try:
        point("before this")
    finally:
        VISITORS.remove(heard.append)
    point("after this")
    assert heard == ["before this"]
