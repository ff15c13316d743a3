"""A till with its window: what is shown at once, and what begins after the first paint."""

from __future__ import annotations

import gc
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from pos_app.bootstrap import STARTED, VERSION, Till, Watchers, has_plan
from pos_app.services.preferences import Preferences, preferences
from pos_app.services.start_till import start_till

if TYPE_CHECKING:
    from pos_app.devices.sounder import Speaker
    from pos_app.training.bootstrap import TrainingRoom
    from pos_app.ui.album import PictureAlbum

KEPT = "kept-receipts"


def run_window(till: Till, arguments: list[str]) -> int:
    """Show the window until it is closed; devices and HQ begin after the first paint."""
    try:
        if not has_plan(till.books):
            till.load()
        from pos_app.window_parts import WindowParts

        parts: Any = WindowParts(till.desk, till.settings.language, till.settings.theme, arguments, time.monotonic)
        parts.wear(wishes_of(till))
        parts.after_first_paint(partial(begin_work, till, parts))
        code = int(parts.run())
        parts.controller.classroom.close()
        return code
    finally:
        till.close()


def begin_work(till: Till, parts: Any) -> None:  # noqa: ANN401  a Qt object of a module that loads late
    """What follows the first paint: the collector looks at new things only, devices and HQ begin."""
    gc.freeze()
    gc.enable()
    start_till(till.desk, VERSION)
    parts.controller.counter.symbol = till.symbol
    till.at_work = parts.controller.counter.at_work
    parts.controller.counter.sounds.sounder = loudspeaker()
    parts.controller.counter.album = receipt_album(till)
    parts.controller.classroom.room = training_room(till)
    parts.customer.show_at(till.settings.customer)
    till.begin_soon(Watchers(parts.bridge.device, parts.bridge.sync, parts.bridge.scan))


def wishes_of(till: Till) -> Preferences:
    """How this register was set up at its counter."""
    started = {name: getattr(till.settings, name) for name in STARTED}
    return preferences(till.books.setting, Preferences(**started))


def training_room(till: Till) -> TrainingRoom:
    """Where somebody is trained at this till: beside its books, which it never opens."""
    from pos_app.training.bootstrap import TrainingRoom

    return TrainingRoom(till.desk, till.settings.data, till.train_at)


def receipt_album(till: Till) -> PictureAlbum:
    """Where receipts are kept as files: beside the books."""
    from pos_app.ui.album import PictureAlbum

    return PictureAlbum(till.settings.data / KEPT)


def loudspeaker() -> Speaker:
    """This machine's; what makes tones is imported here, after the first paint."""
    from pos_app.devices.sounder import Speaker, player_for

    return Speaker(player_for(sys.platform), time.monotonic)
