"""What the plan gives the member in words (T5): one digit grants it and ticks it off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.value import dataclass
from pos_app.services.grant_service import fetch_service, grant_service, services
from pos_app.ui.control.sheet import Sheet, close, lay, member_of, member_words
from pos_app.ui.control.view_sale import label_text
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import SheetRow, SheetState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.services.lending import Enlarged
    from pos_app.ui.control.counter import Counter


def open_(counter: Counter) -> None:
    """Show what may be granted."""
    lay(counter, ServiceSheet())


@dataclass(frozen=True, slots=True)
class ServiceSheet(Sheet):
    """What the member of the sale may be granted; what was ticked off stays there, and says so."""

    name: ClassVar[str] = "services"

    def state(self, counter: Counter) -> SheetState:
        rows = tuple(
            SheetRow(
                one.offered.rule,
                label_text(counter, one.offered.label),
                chip=translate("Sheet", "granted") if one.state == "granted" else "",
            )
            for one in services(counter.desk, counter.sale)
        )
        return SheetState(
            self.name,
            translate("Sheet", "What may be granted"),
            member_words(member_of(counter)),
            translate("Sheet", "The plan gives nothing in words here and now"),
            rows=rows,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        """Where the right to it is not lent here, HQ is asked for it first."""
        found = next((one for one in services(counter.desk, counter.sale) if one.offered.rule == choice), None)
        if found is not None and found.state == "elsewhere" and counter.desk.hq.lends:
            work = partial(fetch_service, counter.desk, counter.sale, found.offered)
            counter.ask(work, partial(_fetched, counter, counter.sale.id, choice))
        else:
            _grant(counter, choice)


def _fetched(counter: Counter, asked: str, rule: str, answer: Enlarged | None) -> None:
    """Lent or not, granting says what comes of it; if the sale is still the same."""
    del answer
    if counter.sale.id == asked and counter.place == "sale":
        _grant(counter, rule)


def _grant(counter: Counter, rule: str) -> None:
    labels = {one.offered.rule: one.offered.label for one in services(counter.desk, counter.sale)}
    future = grant_service(counter.desk, counter.sale, rule, counter.person)
    counter.book(future, partial(_granted, counter, label_text(counter, labels[rule])))


def _granted(counter: Counter, text: str, recorded: Recorded) -> None:
    del recorded
    close(counter)
    counter.say(translate("Said", "Granted: {text}").format(text=text))
