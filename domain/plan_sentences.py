"""What a check of a plan says: where is said beside it; here is what is wrong and what to do, by code and language.

The words of a language are one table in a module of its own: by the code of the finding; `shape.` and a name are what
a value is or should be, `what.` and a name what a reference names, `say.` and a name what stands around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import plan_sentences_en, plan_sentences_es, plan_sentences_zh_cn, plan_sentences_zh_tw

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.plan_finding import Finding

SENTENCES: dict[str, dict[str, str]] = {
    "en": plan_sentences_en.WORDS,
    "zh_CN": plan_sentences_zh_cn.WORDS,
    "zh_TW": plan_sentences_zh_tw.WORDS,
    "es": plan_sentences_es.WORDS,
}
NAMES = {"expected": "shape", "kind": "shape", "what": "what"}
"""Parameters that are names themselves, and the table that says them."""
MOST_SHOWN = 300


def sentence(finding: Finding, language: str) -> str:
    """What is wrong and what to do, in a language of `domain.benefits.LANGUAGES`."""
    words = SENTENCES[language]
    params = {name: _text(value) for name, value in finding.params.items()}
    for name, table in NAMES.items():
        if name in params and (name != "kind" or finding.code == "wrong_type"):
            params[name] = words.get(f"{table}.{params[name]}", params[name])
    params["near"] = _advice(params, words)
    text = words[finding.code].format_map(params)
    return text[:1].upper() + text[1:]


def told(found: Iterable[Finding], language: str) -> list[str]:
    """The findings for a person, each with its place."""
    look = SENTENCES[language]["say.warning"]
    return [f"{one.path}: {f'({look}) ' if one.warning else ''}{sentence(one, language)}" for one in found]


def _advice(params: Mapping[str, str], words: Mapping[str, str]) -> str:
    """The name that was meant, or the ones that there are."""
    if params.get("near"):
        return words["say.near"].format(near=params["near"])
    known = params.get("known", "")
    return words["say.known"].format(known=known) if 0 < len(known) <= MOST_SHOWN else words["say.unknown"]


def _text(value: object) -> str:
    text = str(value)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]} …"
