"""Nothing is drawn twice with one seed; returns are tested in test_recording.py, packages in the services."""

import pytest

from domain.draws import commitment
from domain.entries import EntryRef, ShiftRef
from domain.entry_causes import DrawCommitted, DrawMade
from domain.errors import Refusal
from tests.local_db.world import Shop

SEED = bytes(32)


def _made(shop: Shop, committed: EntryRef, following: str) -> DrawMade:
    shift = shop.books.open_shift()
    place = shift.ref if shift is not None else ShiftRef("", 0)
    return DrawMade(
        "S01", place, shop.books.plan()[1], "lot", committed, commitment(SEED), SEED.hex(), "1", 0, "", following, ""
    )


def test_a_seed_draws_once(shop: Shop) -> None:
    shop.open_shift()
    bound = shop.act("draw.committed", DrawCommitted("S01", commitment(SEED))).entry.ref
    shop.act("draw.made", _made(shop, bound, "next"))

    with pytest.raises(Refusal, match="draw_again"):
        shop.act("draw.made", _made(shop, bound, "other"))


def test_without_a_commitment_nothing_is_drawn(shop: Shop) -> None:
    shop.open_shift()

    with pytest.raises(Refusal, match="draw_again"):
        shop.act("draw.made", _made(shop, EntryRef("S01-R2", "x", 1), "next"))
