"""The one style sheet, made of tokens; what a person reads is painted by Ink, this draws the boxes."""

from pos_app.ui.look import Look
from pos_app.ui.tokens import THEMES

_VEIL = 200  # of 255: what lies behind a panel stays where it was, and nobody reads half a word of it
_SHEET = """
* {{ font-family: {families}; font-size: {m}px; color: {text}; }}
#window {{ background: {bg}; }}
#rail {{ background: {rail}; }}
#card {{ background: {surface}; border: 1px solid {border}; border-radius: {radius}px; }}
#status {{ background: {surface}; border-top: 1px solid {border}; }}
#field {{ background: transparent; border: 0; color: {text}; selection-background-color: {primary};
   selection-color: {on_primary}; placeholder-text-color: {text3}; }}
#panel {{ background: {surface}; border: 2px solid {primary}; border-radius: {radius}px; }}
#veil {{ background: {veil}; }}
#undo {{ background: {surface}; border-top: 1px solid {border}; }}
#cart, #list {{ background: {surface}; border: 0; outline: 0; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {border_strong}; border-radius: 3px; min-height: 36px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QPushButton {{ background: {key}; border: 1px solid {key_border}; border-bottom: 2px solid {key_border};
   border-radius: {radius}px; }}
QPushButton:hover {{ background: {key_hi}; }}
QPushButton:pressed {{ background: {key_lo}; border-bottom-width: 1px; }}
QPushButton:focus {{ border: 2px solid {focus}; }}
QPushButton:disabled {{ background: {sunken}; border: 1px solid {border}; }}
QPushButton[role="tender"] {{ background: {tender}; border-color: {tender_border}; }}
QPushButton[role="tender"]:hover {{ background: {tender_hi}; }}
QPushButton[role="tender"]:pressed {{ background: {tender_lo}; }}
QPushButton[role="pay"] {{ background: {primary}; border: 0; border-bottom: 3px solid {primary_lo}; }}
QPushButton[role="pay"]:hover {{ background: {primary_hi}; }}
QPushButton[role="pay"]:pressed {{ background: {primary_lo}; }}
QPushButton[role="pay"]:focus {{ border: 2px solid {focus}; }}
QPushButton[role="pay"]:disabled, QPushButton[role="tender"]:disabled {{ background: {sunken};
   border: 1px solid {border}; }}
QPushButton[role="rail"], QPushButton[role="rail"]:disabled {{ background: transparent; border: 0; }}
QPushButton[role="rail"]:hover, QPushButton[role="rail"][on="true"] {{ background: {rail_sel}; }}
QPushButton[role="plain"] {{ background: transparent; border: 0; }}
QPushButton[role="plain"]:hover {{ background: {key_hi}; }}
QPushButton[role="choice"][on="true"] {{ background: {primary_soft}; border: 2px solid {primary}; }}
"""


def sheet(look: Look) -> str:
    """The style sheet of a look; set once on the window."""
    families = ", ".join(f'"{family}"' for family in look.families)
    ground = look.colour("bg")
    veil = f"rgba({ground.red()}, {ground.green()}, {ground.blue()}, {_VEIL})"
    return _SHEET.format(
        families=families, m=look.density.m, radius=look.density.radius, veil=veil, **THEMES[look.theme]
    )
