"""Texts of the plan in the language of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.plan import Labels
    from pos_app.services.desk import Desk


def in_language(desk: Desk, label: Labels) -> str:
    """A text of the plan in the language of the paper, else in English, else whatever there is."""
    return label.get(desk.language) or label.get("en") or next(iter(label.values()), "")
