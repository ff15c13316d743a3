"""The page about the plan says what the program reads: every class, every field, an example that passes."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import msgspec
import pytest

from domain.benefits import Benefit
from domain.plan import Plan
from domain.plan_check import check
from domain.plan_check_kinds import BENEFITS
from pos_app.plans import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "plan-format.md").read_text("utf-8")


def example() -> dict[str, Any]:
    text = re.search(r"<!-- example -->\n```jsonc\n(.+?)```", PAGE, re.DOTALL)
    assert text is not None
    plan: dict[str, Any] = json.loads(re.sub(r"\s//.*", "", text[1]))
    return plan


def described(name: str) -> set[str]:
    """The fields in the table of a class, which has one section."""
    assert PAGE.count(f"\n### {name}\n") == 1
    section = PAGE.split(f"\n### {name}\n")[1].split("\n#")[0]
    cells = [row.split("|")[1] for row in section.split("| field |")[1].splitlines()[2:] if row.startswith("|")]
    return set(re.findall(r"`(\w+)`", " ".join(cells)))


def classes() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every class of the plan with its fields, as the schema has them."""
    for name, part in schema.schema()["$defs"].items():
        if "properties" in part:
            yield name, part["properties"]


@pytest.mark.parametrize(("name", "properties"), list(classes()), ids=lambda one: one if isinstance(one, str) else "")
def test_every_field_is_described(name: str, properties: dict[str, Any]) -> None:
    assert described(name) == set(properties)


def test_every_kind_of_benefit_says_what_it_reads() -> None:
    table = PAGE.split("### Benefit\n")[1].split("| field |")[0]
    cells = [row.split("|")[1:4] for row in table.splitlines() if row.startswith("| `")][1:]
    rows = [(kind.strip(" `"), reads) for kind, _, reads in cells]
    assert {kind: set(re.findall(r"\w+", reads)) for kind, reads in rows} == {
        kind: set(reads) for kind, (reads, _) in BENEFITS.items()
    }
    assert {name for reads, _ in BENEFITS.values() for name in reads} == {one.name for one in fields(Benefit)} - {
        "kind"
    }


def test_the_example_passes() -> None:
    assert check(example()) == ()
    assert msgspec.convert(example(), Plan, strict=True).version == 12


def test_the_schema_is_up_to_date() -> None:
    """`python -m pos_app plan schema > docs/plan.schema.json` writes it."""
    assert (DOCS / "plan.schema.json").read_text("utf-8") == schema.text()


def test_the_schema_takes_the_example_and_refuses_a_slip() -> None:
    validator = jsonschema_rs.validator_for(schema.schema())
    plan = example()
    assert validator.is_valid(plan)
    plan["tiers"][0]["treshold"] = plan["tiers"][0].pop("threshold")
    assert not validator.is_valid(plan)
