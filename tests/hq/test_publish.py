"""Publishing a plan: a bad one is refused with what to do, wherever it comes in."""

import json
from pathlib import Path
from typing import Any

import pytest

from domain.errors import Fault
from domain.money import Ratio
from hq.services import load_chain, publish, release
from hq.services.chain import Article, Chain, PlanText, Store
from hq.services.context import Hq
from hq.store import feed, reference
from tests.domain.bad_plans import GOOD, changed
from tests.hq.test_command_line import data, run
from tests.proving import switched_off
from wire.bodies import plan_from

__all__ = ["data"]

LATER = "2027-01-01T00:00:00.000Z"
STORES = (Store("S01", "One"),)
GOODS = tuple(Article(f"10000{n}", "Bun", "bread", Ratio(13, 100)) for n in range(1, 5))


def _text(plan: Any) -> str:  # noqa: ANN401  any JSON
    return json.dumps(plan)


def _release(hq: Hq, plan: Any, starts: str = "") -> PlanText:  # noqa: ANN401  any JSON
    return release.release_plan(hq, _text(plan).encode(), "chain", starts or hq.now(), "Kim")


def _published(hq: Hq) -> list[int]:
    return [plan_from(text.encode()).version for text in hq.database.read(reference.plan_texts)]


def test_a_good_plan_reaches_the_registers(hq: Hq) -> None:
    load_chain.load(hq, Chain(STORES, GOODS, plans=(PlanText(7, LATER, _text(GOOD)),)))
    rows = hq.database.read(lambda tx: list(feed.live(tx, "chain", "plan")))
    assert [json.loads(row.doc or b"")["text"] for row in rows] == [_text(GOOD)]

    next_one = _release(hq, changed("version", 8))
    assert (next_one.version, next_one.starts) == (8, hq.now())
    assert _published(hq) == [7, 8]


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("tiers[0].pays", [-2, 100], "$.tiers[0].pays: [-2, 100] is below 0 %. Write a share from 0 to 100 %."),
        ("promotions[0].when.since", "2027-01-01", "Exchange the two days."),
        ("issues[1].least", 1, "each pays for the next, for ever. Raise least or issue less."),
    ],
)
def test_a_bad_plan_is_refused_with_its_place_and_a_cure(hq: Hq, path: str, value: object, said: str) -> None:
    with pytest.raises(Fault) as refused:
        _release(hq, changed(path, value))
    assert refused.value.code == "bad_plan"
    assert said in str(refused.value)
    assert _published(hq) == []


def test_a_chain_is_not_loaded_with_a_bad_plan(hq: Hq) -> None:
    bad = PlanText(7, LATER, _text(changed("tiers[0].pays", [120, 100])))
    with pytest.raises(Fault, match="is above 100 %"):
        load_chain.load(hq, Chain(STORES, GOODS, plans=(bad,)))
    assert not load_chain.is_loaded(hq)
    assert _published(hq) == []


def test_articles_are_those_of_the_chain(hq: Hq) -> None:
    load_chain.load(hq, Chain(STORES, GOODS, plans=(PlanText(7, LATER, _text(GOOD)),)))
    strange = changed("packages[0].covers", ["100009"])
    strange["version"] = 8
    with pytest.raises(Fault, match=r'There is no article "100009"'):
        _release(hq, strange)
    assert _published(hq) == [7]


def test_a_chain_without_goods_may_publish_its_plan_first(hq: Hq) -> None:
    _release(hq, GOOD)
    assert _published(hq) == [7]


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 1,,}', '{"version": 1, "version": 2}', '{"coin": 1}', '{"version": "x"}']
)
def test_what_is_no_plan_at_all_is_refused(hq: Hq, text: str) -> None:
    with pytest.raises(Fault, match=r"This is no plan|is not published"):
        release.release_plan(hq, text.encode(), "chain", hq.now(), "Kim")


def test_a_kind_of_a_newer_program_is_kept_as_it_stands(hq: Hq) -> None:
    newer = changed("promotions[0].benefit", {"kind": "quantum", "spin": [1, 2]})
    _release(hq, newer)
    assert hq.database.read(reference.plan_texts) == [_text(newer)]


def test_a_version_is_one_text_for_ever(hq: Hq) -> None:
    """Past sales name it, and are priced again by it."""
    _release(hq, GOOD, LATER)
    _release(hq, GOOD, LATER)
    with pytest.raises(Fault, match="Give the plan a higher version"):
        _release(hq, changed("coin", 100), LATER)
    with pytest.raises(Fault, match="calls itself version 7"):
        load_chain.load(hq, Chain(STORES, plans=(PlanText(8, LATER, _text(GOOD)),)))
    assert hq.database.read(reference.plan_texts) == [_text(GOOD)]


@pytest.mark.parametrize("moment", ["tomorrow", "2027-01-01T00:00:00"])
def test_a_moment_that_is_none_is_refused(hq: Hq, moment: str) -> None:
    with pytest.raises(Fault, match="is no moment"):
        _release(hq, GOOD, moment)


def test_the_check_alone_keeps_a_bad_plan_from_the_registers(hq: Hq) -> None:
    """The negative control."""
    with switched_off(publish, "    _checked(tx, plan)\n", ""):
        _release(hq, changed("tiers[0].pays", [-2, 100]))
    assert _published(hq) == [7]


def test_from_the_shell(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(_text(changed("tiers[0].treshold", 1)), "utf-8")
    refused = run("release", "--plan", file, "--by", "Kim", "--data", data)
    assert refused.returncode == 1
    assert '$.tiers[0].treshold: There is no field "treshold". Did you mean "threshold"?' in refused.stderr
    file.write_text(_text(GOOD), "utf-8")
    words = ("--by", "Kim", "--data", data, "--json")
    done = run("release", "--plan", file, "--from", "2027-01-01T08:00:00+08:00", *words)
    assert (done.returncode, LATER in done.stdout) == (0, True)
    assert run("release", "--plan", tmp_path / "none.json", *words).returncode == 1
