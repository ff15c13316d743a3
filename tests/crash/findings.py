"""What must hold after a run; each function yields what does not."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from demo.virtual.head import VirtualHead

PAPERS = {"sale.completed", "return.completed", "day.closed"}
_NUMBER = re.compile(r"S\d\d-R\d+-\d{6}")


def books_wrong(verdict: dict[str, Any]) -> Iterator[str]:
    """Both books prove themselves, and HQ has all that the till has."""
    for side in ("till", "hq"):
        if verdict[side]["first_bad"] or verdict[side]["reason"] or not verdict[side]["postings_balanced"]:
            yield f"{side}: {verdict[side]}"
    register, epoch, seq, digest = verdict["head"]
    if verdict["hq"]["heads"].get(f"{register}/{epoch}") != {"head": seq, "head_hash": digest}:
        yield f"HQ's heads are {verdict['hq']['heads']}, the till's is {verdict['head']}"
    if not verdict["hq"]["balances_ok"]:
        yield "HQ's balances are not what the journals say"


def seen_wrong(seen: dict[str, Any]) -> Iterator[str]:
    """HQ right after its death has all that it acknowledged, and what it has proves itself."""
    if seen["hq"]["first_bad"] or not seen["hq"]["postings_balanced"] or not seen["hq"]["balances_ok"]:
        yield f"HQ after its death: {seen['hq']}"
    for name, upto in seen["acknowledged"].items():
        held = seen["hq"]["heads"].get(name, {"head": 0})["head"]
        if held < upto:
            yield f"HQ acknowledged {name} up to {upto} and has {held}"


def made_wrong(verdict: dict[str, Any]) -> Iterator[str]:
    """A headquarters that was just made proves itself, and its one member was given one opening balance."""
    if not verdict["hq"]["good"] or verdict["hq"]["entries"] != 1 or not verdict["loaded"]:
        yield f"HQ: {verdict}"


def diary_wrong(folder: Path, verdict: dict[str, Any]) -> Iterator[str]:
    """What was shown is there, once; what was begun is a cart or a sale, never both."""
    entries = {entry["seq"]: entry for entry in verdict["entries"]}
    notes = [*notes_in(folder / "diary"), *notes_in(folder / "diary again")]
    for note in notes:
        if "hash" in note and entries.get(note["seq"], {}).get("hash") != note["hash"]:
            yield f"shown and not there: {note}"
    drafts = [entry["draft"] for entry in verdict["entries"] if entry["draft"]]
    if len(drafts) != len(set(drafts)):
        yield f"a sale is there twice: {drafts}"
    if verdict["drafts"]:
        yield f"{verdict['drafts']} carts are left at the end of the day"
    if (folder / "found").exists():
        found = json.loads((folder / "found").read_text())
        yield from carts_wrong(notes_in(folder / "diary"), found)


def carts_wrong(notes: list[dict[str, Any]], found: dict[str, Any]) -> Iterator[str]:
    """Right after a kill, each sale that was begun is a cart with what was kept, or an entry."""
    finished = [entry["draft"] for entry in found["entries"]]
    cleared = sum(entry["kind"] == "sale.abandoned" for entry in found["entries"])
    kept = {note["draft"]: note["lines"] for note in notes if note["what"] == "kept"}
    clearing = {note["draft"] for note in notes if note["what"] == "clearing"}
    for draft, lines in kept.items():
        there = found["drafts"].get(draft)
        times = finished.count(draft) + (there is not None) + (cleared if draft in clearing else 0)
        if times != 1:
            yield f"the sale {draft} is there {times} times: cart {there}, entries {finished}, cleared {cleared}"
        if there is not None and there < lines:
            yield f"the cart {draft} has {there} lines, {lines} were kept"


def paper_wrong(verdict: dict[str, Any], head: VirtualHead) -> Iterator[str]:
    """Every receipt came out, once without the mark of a copy at most; no drawer opened twice for a sale."""
    register = verdict["head"][0]
    papers = [(_NUMBER.findall(paper.text) or [""], paper.text) for paper in head.counted.papers]
    for entry in verdict["entries"]:
        if entry["kind"] in PAPERS:
            number = f"{register}-{entry['seq']:06d}"
            mine = [text for numbers, text in papers if numbers[0] == number]  # the first one on it is its own
            if not mine:
                yield f"{entry['kind']} {number} was never printed; {len(papers)} papers"
            if sum("COPY" not in text for text in mine) > 1:
                yield f"{entry['kind']} {number} came out {len(mine)} times, not marked as a copy"
    paid = sum(entry["kind"] in {"sale.completed", "return.completed"} for entry in verdict["entries"])
    if head.counted.pulses > paid:
        yield f"the drawer opened {head.counted.pulses} times for {paid} sales and returns"


def notes_in(path: Path) -> list[dict[str, Any]]:
    """The lines of a diary."""
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
