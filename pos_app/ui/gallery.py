"""Every screen as a picture: `python -m pos_app.ui.gallery OUT [--language zh_CN] [--theme dark] [--size 1024x600]`."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from domain.benefits import LANGUAGES
from domain.value import dataclass
from pos_app.ui import samples, samples_customer, samples_desk, samples_more, samples_returns, samples_sheets
from pos_app.ui import samples_training as trained
from pos_app.ui.customer_view import CustomerView
from pos_app.ui.desk_view import ScreenState
from pos_app.ui.look import Look, look_for
from pos_app.ui.main_window import MainWindow
from pos_app.ui.panels import PanelState
from pos_app.ui.speak import Tongue
from pos_app.ui.state import CheckoutState, FrameState
from pos_app.ui.tokens import SCALES

SIZES = ((1366, 768), (1024, 600))
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: a screen, what stands around it, and a panel over it."""

    name: str
    screen: ScreenState
    frame: FrameState
    panel: PanelState | None = None
    typed: str = ""


def scenes(language: str) -> Iterator[Scene]:
    """Every screen and panel with sample states, in the language."""
    calm, away = samples.frame(language), samples.frame(language, offline=True)
    training = FrameState(calm.store, calm.register, calm.cashier, calm.shift, calm.clock, calm.lamps, training=True)
    yield Scene("checkout", samples.checkout(language), calm)
    yield Scene("checkout_typed", samples.checkout(language), calm, typed="200")
    yield Scene("checkout_guest_undo", samples.guest(language), calm)
    yield Scene("checkout_refused_offline", samples.refused(language), away)
    yield Scene("checkout_frozen", samples.frozen(language), calm)
    yield Scene("checkout_partly_paid", samples.partly_paid(language), calm)
    yield Scene("checkout_company", samples.company(language), calm)
    yield Scene("checkout_long", samples.long_cart(language), calm)
    yield Scene("checkout_large", samples.large(language), away)
    yield Scene("checkout_empty", CheckoutState(), calm)
    yield Scene("checkout_training", samples.guest(language), training)
    for name, strip in trained.strips(language).items():
        yield Scene(f"drill_{name}", samples.guest(language), replace(training, drill=strip))
    yield Scene("drills", samples.guest(language), training, trained.drill_list())
    drill = replace(training, drill=trained.strips(language)["next"])
    yield Scene("drill_paid", samples.paid(language), drill)
    yield Scene("drill_lock", samples_more.lock(), drill)
    yield Scene("drill_count", samples_more.count(language), drill)
    yield Scene("paid", samples.paid(language), calm)
    more = samples_more
    yield Scene("login", more.login(), calm)
    yield Scene("login_refused", more.login_refused(), calm)
    yield Scene("lock", more.lock(), calm)
    yield Scene("open_shift", more.open_shift(language), calm)
    yield Scene("return", more.give_back(language), calm)
    yield Scene("return_elsewhere", samples_returns.elsewhere(language), calm)
    yield Scene("exchange", samples_returns.exchange(language), calm)
    yield Scene("exchange_begun", samples_returns.exchange_begun(language), calm)
    yield Scene("exchange_for_less", samples_returns.exchange_for_less(language), calm)
    yield Scene("exchange_paid", samples_returns.exchanged(language), calm)
    yield Scene("count", more.count(language), away)
    yield Scene("check", more.check(language), calm)
    yield Scene("x_report", more.report(language), calm)
    yield Scene("z_report", more.report(language, final=True), calm)
    yield Scene("receipts", samples_desk.receipts(language), calm)
    yield Scene("receipts_none", samples_desk.no_receipts(language), away)
    yield Scene("settings", samples_desk.settings(2), calm)
    yield Scene("settings_typed", samples_desk.settings(7), calm, typed="serial:/dev/ttyUSB0")
    for name, price in samples_desk.prices(language).items():
        yield Scene(f"panel_price_{name}", samples.checkout(language), calm, price)
    yield Scene("fault", more.fault(language), calm)
    yield Scene("starting", more.starting(language), calm)
    for name, panel in more.panels(language).items():
        yield Scene(f"panel_{name}", samples.checkout(language), calm, panel)
    for name, sheet in samples_sheets.sheets(language).items():
        yield Scene(f"sheet_{name}", samples.checkout(language), calm, sheet)


def show(window: MainWindow, scene: Scene) -> None:
    """Put a scene into a window."""
    window.show_frame(scene.frame)
    window.show_panel(None)
    window.show_screen(scene.screen)
    window.clear_typed()
    window.show_panel(scene.panel)
    window.type_text(scene.typed)


def main(arguments: list[str]) -> int:
    """Save the pictures that are asked for; all of them by default."""
    parser = argparse.ArgumentParser(prog="gallery", description="Every screen of the till as a picture.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--size", choices=[f"{width}x{height}" for width, height in SIZES])
    parser.add_argument("--scale", type=int, default=100, choices=SCALES, help="of the texts, in percent")
    parser.add_argument("--large-keys", action="store_true", help="for gloves")
    parser.add_argument("--only", default="", help="part of a scene's name")
    wanted = parser.parse_args(arguments)
    application = QApplication([sys.argv[0], "-platform", "offscreen"])
    application.setStyle("Fusion")
    wanted.out.mkdir(parents=True, exist_ok=True)
    tongue = Tongue(application)
    for language in (wanted.language,) if wanted.language else LANGUAGES:
        tongue.use(language)
        for width, height in SIZES:
            for theme in (wanted.theme,) if wanted.theme else THEMES:
                if not wanted.size or wanted.size == f"{width}x{height}":
                    look = look_for(theme, height, language, scale=wanted.scale, large=wanted.large_keys)
                    _pictures(application, wanted.out, look, (width, height), wanted.only)
    return 0


def _pictures(application: QApplication, out: Path, look: Look, size: tuple[int, int], only: str) -> None:
    window = MainWindow(look)
    window.resize(*size)
    window.show()
    for scene in scenes(look.language):
        if only in scene.name:
            show(window, scene)
            application.processEvents()
            window.grab().save(str(out / _name(scene.name, look, size)))
    window.close_now()
    for name, state in samples_customer.states(look.language).items():
        if only in (whole := f"customer_{name}"):
            view = CustomerView(look)
            view.resize(*size)
            view.show_state(state)
            view.grab().save(str(out / _name(whole, look, size)))


def _name(scene: str, look: Look, size: tuple[int, int]) -> str:
    scale = f"_{look.scale}" if look.scale != SCALES[0] else ""
    return f"{scene}_{size[0]}x{size[1]}_{look.theme}_{look.language}{scale}{'_large' if look.large else ''}.png"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
