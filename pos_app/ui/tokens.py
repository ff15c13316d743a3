"""Colour, space and type in one place.  No Qt here: the contrast test and the style sheet both read it."""

from dataclasses import replace
from typing import Any

from domain.value import dataclass

LIGHT: dict[str, str] = {
    "bg": "#EEF2F4",
    "surface": "#FFFFFF",
    "sunken": "#F4F7F8",
    "rail": "#0F2A2E",
    "rail_text": "#A9C2C4",
    "rail_on": "#FFFFFF",
    "rail_off": "#4E6A6D",
    "rail_sel": "#1C4448",
    "border": "#DCE4E7",
    "border_strong": "#8497A0",
    "text": "#0F1F26",
    "text2": "#4A5D67",
    "text3": "#5B6D77",
    "primary": "#0B7A75",
    "primary_hi": "#0D8C86",
    "primary_lo": "#086661",
    "on_primary": "#FFFFFF",
    "primary_soft": "#E0F2F0",
    "primary_softtext": "#075E5A",
    "key": "#FFFFFF",
    "key_hi": "#F3F8F8",
    "key_lo": "#DDE9EA",
    "key_border": "#CBD6DA",
    "tender": "#E4F1F0",
    "tender_hi": "#D6EAE8",
    "tender_lo": "#BFDEDB",
    "tender_border": "#9CCBC7",
    "ok": "#0B7A5B",
    "ok_soft": "#DFF3EC",
    "warn": "#8A5300",
    "warn_soft": "#FFF0D1",
    "warn_border": "#E3A939",
    "err": "#B3340B",
    "err_soft": "#FDE7DE",
    "err_border": "#D8552A",
    "info": "#1D5FA8",
    "info_soft": "#E3EEFA",
    "discount": "#B3340B",
    "focus": "#1D5FA8",
    "gold": "#8A6100",
    "gold_soft": "#FBF0CF",
    "sel": "#E6F4F3",
    "disabled": "#9AA9B1",
    "badge": "#E3A939",
    "on_badge": "#1A1300",
    "brand": "#2DBBAD",
    "on_brand": "#06282A",
    "paper": "#FFFFFF",
}
DARK: dict[str, str] = {
    "bg": "#0C1417",
    "surface": "#141E22",
    "sunken": "#101A1D",
    "rail": "#081012",
    "rail_text": "#8FA6AB",
    "rail_on": "#FFFFFF",
    "rail_off": "#3C5257",
    "rail_sel": "#16343A",
    "border": "#26353B",
    "border_strong": "#5E7680",
    "text": "#EDF3F5",
    "text2": "#A9BAC1",
    "text3": "#90A3AB",
    "primary": "#2DBBAD",
    "primary_hi": "#45CABD",
    "primary_lo": "#219C90",
    "on_primary": "#04211E",
    "primary_soft": "#12373A",
    "primary_softtext": "#7FE0D5",
    "key": "#1D2A2F",
    "key_hi": "#24343A",
    "key_lo": "#121B1E",
    "key_border": "#30424A",
    "tender": "#14373A",
    "tender_hi": "#194449",
    "tender_lo": "#0E2A2C",
    "tender_border": "#27605F",
    "ok": "#4CC79A",
    "ok_soft": "#10332A",
    "warn": "#F0B849",
    "warn_soft": "#3A2C0C",
    "warn_border": "#8A6A1E",
    "err": "#FF8A5F",
    "err_soft": "#3F1D12",
    "err_border": "#B3522C",
    "info": "#7FB4F0",
    "info_soft": "#142B45",
    "discount": "#FF9A74",
    "focus": "#7FB4F0",
    "gold": "#E9C766",
    "gold_soft": "#36301A",
    "sel": "#14312F",
    "disabled": "#566870",
    "badge": "#E3A939",
    "on_badge": "#1A1300",
    "brand": "#2DBBAD",
    "on_brand": "#06282A",
    "paper": "#FFFFFF",
}
THEMES: dict[str, dict[str, str]] = {"light": LIGHT, "dark": DARK}


@dataclass(frozen=True, slots=True)
class Density:
    """Sizes in logical pixels.  `floor` is the smallest side of anything that is tapped: 9.5 mm on the
    reference panel (15.6 inch at 1366 x 768, 10.1 inch at 1024 x 600).
    """

    name: str
    rail: int
    pad: int
    gap: int
    key_gap: int
    scan: int
    row: int
    head: int
    foot: int
    function: int
    right: int
    member: int
    total: int
    quick: int
    key: int
    pay: int
    status: int
    band: int
    radius: int
    floor: int
    xs: int
    s: int
    m: int
    l: int  # noqa: E741 - the type scale is xs, s, m, l, xl
    xl: int
    digit: int
    total_figure: int
    change_figure: int
    pay_label: int
    icon: int
    columns: tuple[int, int, int, int]

    @property
    def compact(self) -> bool:
        return self.name == "compact"


COMFORT = Density(
    name="comfort",
    rail=76,
    pad=12,
    gap=12,
    key_gap=8,
    scan=56,
    row=60,
    head=34,
    foot=40,
    function=62,
    right=448,
    member=84,
    total=168,
    quick=54,
    key=62,
    pay=88,
    status=34,
    band=26,
    radius=10,
    floor=38,
    xs=12,
    s=13,
    m=15,
    l=17,
    xl=22,
    digit=24,
    total_figure=50,
    change_figure=92,
    pay_label=24,
    icon=22,
    columns=(92, 148, 96, 116),
)
COMPACT = Density(
    name="compact",
    rail=60,
    pad=8,
    gap=8,
    key_gap=6,
    scan=46,
    row=50,
    head=28,
    foot=46,
    function=50,
    right=362,
    member=62,
    total=124,
    quick=44,
    key=53,
    pay=64,
    status=28,
    band=20,
    radius=8,
    floor=44,
    xs=11,
    s=12,
    m=14,
    l=15,
    xl=18,
    digit=20,
    total_figure=38,
    change_figure=72,
    pay_label=20,
    icon=18,
    columns=(74, 140, 0, 94),
)


_LEAST_COMFORT, _FITS, _KEY_ROWS = 700, {"comfort": 768, "compact": 600}, 4


SCALES = (100, 115, 130)
_READ = ("xs", "s", "m", "l", "xl", "digit", "total_figure", "change_figure", "pay_label")
_GROW = ("scan", "row", "head", "foot")
_LARGE: dict[str, dict[str, Any]] = {
    "comfort": {"key": 78, "total": 126, "member": 64, "total_figure": 34, "pay": 84},
    "compact": {"key": 60, "total": 98, "total_figure": 26, "pay": 64},
}
"""Higher digits and tenders, for gloves; the total pays for them."""


def density_for(height: int, scale: int = 100, *, large: bool = False) -> Density:
    """The window's height decides; a person never has to. `scale` of the texts in percent, `large` keys.

    What a title bar or a task bar takes of the screen is taken from the rows of digits, never below the floor.
    """
    density = COMFORT if height >= _LEAST_COMFORT else COMPACT
    if large:
        density = replace(density, **_LARGE[density.name])
    if scale != 100:
        grown: dict[str, Any] = {name: getattr(density, name) * scale // 100 for name in (*_READ, *_GROW)}
        if large:
            grown.pop("total_figure")  # it has no more room
        density = replace(density, **grown)
    missing = _FITS[density.name] - height
    if missing <= 0:
        return density
    return replace(density, key=max(density.floor, density.key - -(-missing // _KEY_ROWS)))


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two `#RRGGBB` colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


# (ink, ground, least contrast): what stands on what, checked for both themes
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("text", "surface", 7),
    ("text", "bg", 7),
    ("text", "sel", 7),
    ("text", "key", 7),
    ("text", "tender", 7),
    ("text", "sunken", 7),
    ("text", "warn_soft", 7),
    ("text2", "surface", 4.5),
    ("text2", "bg", 4.5),
    ("text2", "sunken", 4.5),
    ("text2", "key", 4.5),
    ("text2", "sel", 4.5),
    ("text2", "tender", 4.5),
    ("text2", "ok_soft", 4.5),
    ("text3", "surface", 4.5),
    ("text3", "sunken", 4.5),
    ("text3", "bg", 4.5),
    ("text3", "sel", 4.5),
    ("text3", "tender", 4.5),
    ("on_primary", "primary", 4.5),
    ("on_primary", "primary_lo", 4.5),
    ("primary_softtext", "primary_soft", 4.5),
    ("primary_softtext", "tender", 4.5),
    ("primary_softtext", "tender_lo", 4.5),
    ("primary", "surface", 4.5),
    ("ok", "surface", 4.5),
    ("ok", "ok_soft", 4.5),
    ("warn", "warn_soft", 4.5),
    ("err", "warn_soft", 4.5),
    ("ok", "warn_soft", 4.5),
    ("warn", "surface", 4.5),
    ("err", "surface", 4.5),
    ("err", "err_soft", 4.5),
    ("err", "key", 4.5),
    ("info", "info_soft", 4.5),
    ("discount", "surface", 4.5),
    ("discount", "sel", 4.5),
    ("gold", "gold_soft", 4.5),
    ("rail_text", "rail", 4.5),
    ("rail_on", "rail_sel", 7),
    ("on_badge", "badge", 4.5),
    ("border_strong", "surface", 3),
    ("focus", "surface", 3),
    ("primary", "bg", 3),
)
