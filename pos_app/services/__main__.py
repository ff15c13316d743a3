"""Writes the page of all acts: `python -m pos_app.services`."""

from pathlib import Path

from pos_app.services.acts import page

if __name__ == "__main__":
    Path("docs/acts.md").write_text(page(), encoding="utf-8")
