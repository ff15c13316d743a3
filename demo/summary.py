"""The books' own account of a demo: computed by the two verify commands, never by the story."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from demo.processes import DemoError, run
from domain.benefits import LANGUAGES
from pos_app.receipts.words import words_for

if TYPE_CHECKING:
    from demo.folders import Folders

ANCHOR = re.compile(r"^\[qr (\S+) [0-9a-f]{12}\]$", re.MULTILINE)
"""Number and head as printed at the foot of a receipt."""


def summary(folders: Folders) -> dict[str, Any]:
    """Run both verify commands and compare; written to `summary.json` too."""
    till = _verdict(
        ["-m", "pos_app", "verify", "--json", "--books", str(folders.till / "books.db"), "--key-file", str(folders.key)]
    )
    hq = _verdict(["-m", "hq", "verify", "--json", "--data", str(folders.hq)])
    heads = {name: found for name, found in hq["heads"].items() if not name.startswith("HQ/")}
    hq_head = next((found["head_hash"] for found in heads.values() if found["head_hash"] == till["head"]), "")
    counted = sum(int(found["head"]) for found in heads.values())
    good = till["first_bad"] is None and hq["first_bad"] is None
    found = {
        "sales": till["sales"],
        "returns": till["returns"],
        "entries": till["entries"],
        "head": till["head"],
        "hq_head": hq_head,
        "ledger_balanced": bool(till["postings_balanced"] and hq["postings_balanced"] and good),
        "hq_equals_till": bool(hq_head == till["head"] and counted == till["entries"] and hq["balances_ok"]),
        "offline_sales": till["offline_sales"],
        "killed_and_recovered": till["recovered"] > 0,
        "pictures": sorted(str(path.relative_to(folders.top)) for path in folders.screens.rglob("*.png")),
        "receipts": sorted(str(path.relative_to(folders.top)) for path in folders.receipts.glob("*.png")),
        "receipts_complete": len(_numbers_on_paper(folders)) == till["sales"] + till["returns"],
    }
    text = json.dumps(found, ensure_ascii=False, indent=2)
    folders.summary.write_text(text + "\n", "utf-8")
    return found


def _numbers_on_paper(folders: Folders) -> set[str]:
    """Numbers of the sales and returns that came out of the printer: every one has to be there."""
    papers = [path.with_suffix(".txt").read_text("utf-8") for path in folders.receipts.glob("*.png")]
    reports = {words_for(language)["z_report"] for language in LANGUAGES}
    slips = [text for text in papers if not any(title in text for title in reports)]
    return {number for text in slips for number in ANCHOR.findall(text)}


def adds_up(found: dict[str, Any]) -> bool:
    """Whether everything that was promised holds."""
    return bool(
        found["ledger_balanced"]
        and found["hq_equals_till"]
        and found["head"]
        and found["sales"]
        and found["returns"]
        and found["offline_sales"]
        and found["killed_and_recovered"]
        and found["pictures"]
        and found["receipts_complete"]
    )


def _verdict(arguments: list[str]) -> dict[str, Any]:
    done = run(arguments)
    if not done.stdout.strip():
        raise DemoError(done.stderr.strip() or "verify said nothing")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
