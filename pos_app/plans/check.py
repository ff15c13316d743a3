"""`python -m pos_app plan check FILE`: every mistake of a plan with its place and a cure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from domain.errors import Fault
from domain.plan_check import Goods
from domain.plan_reading import read
from domain.plan_sentences import sentence, told
from pos_app.plans.files import read_bytes
from wire.plan_text import document, mistakes_of

if TYPE_CHECKING:
    from pathlib import Path

    from domain.plan_finding import Finding

GOOD = {"en": "{name}: nothing is wrong.", "zh_CN": "{name}：没有问题。", "zh_TW": "{name}：沒有問題。",
        "es": "{name}: no hay nada mal."}  # fmt: skip
SUMS = {
    "en": "{name}: {errors} to correct, {warnings} to look at.",
    "zh_CN": "{name}：{errors} 处需要改正，{warnings} 处需要查看。",
    "zh_TW": "{name}：{errors} 處需要改正，{warnings} 處需要查看。",
    "es": "{name}: {errors} por corregir, {warnings} por revisar.",
}


@dataclass(frozen=True, slots=True)
class _GoodsFile:
    skus: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


def mistakes(path: Path, goods: Goods | None = None) -> tuple[Finding, ...]:
    """What is wrong with the plan in a file; Fault when it cannot be read."""
    return mistakes_of(read_bytes(path), goods)


def goods_from(path: Path) -> Goods:
    """A chain's articles and categories: JSON `{"skus": [...], "categories": [...]}`; Fault when it is not that."""
    found = document(read_bytes(path))
    if found.readable:
        goods, wrong = read(_GoodsFile, found.value)
        if not wrong:
            return Goods(frozenset(goods.skus), frozenset(goods.categories))
    raise Fault(
        f"{path} is no list of articles.", advice='Write {"skus": ["100001", ...], "categories": ["drinks", ...]}.'
    )


def lines(name: str, found: tuple[Finding, ...], language: str) -> list[str]:
    """The findings for a person: place, sentence, and a sum."""
    warnings = sum(one.warning for one in found)
    last = SUMS if found else GOOD
    return [*told(found, language), last[language].format(name=name, errors=len(found) - warnings, warnings=warnings)]


def plain(found: tuple[Finding, ...], language: str) -> list[dict[str, Any]]:
    """The findings for a program."""
    return [
        {
            "path": one.path,
            "code": one.code,
            "warning": one.warning,
            "params": {name: _plain(value) for name, value in one.params.items()},
            "sentence": sentence(one, language),
        }
        for one in found
    ]


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | bool | None) else str(value)
