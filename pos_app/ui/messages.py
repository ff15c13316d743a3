"""Refusals and faults in the language of the screen."""

from collections.abc import Mapping

from domain.errors import Fault, Refusal
from pos_app.ui.fault_texts import FAULTS, OTHER_FAULT
from pos_app.ui.message_texts import OTHER, REFUSALS
from pos_app.ui.money_text import MoneyText
from pos_app.ui.speak import translate
from pos_app.ui.state import Notice, ScanBarState, ScanMode, Tone

_MONEY = frozenset(
    {
        *("amount", "due", "here", "balance", "wanted", "payable", "tendered", "variance", "spendable", "room"),
        *("limit", "principal", "bonus", "may_pay"),
    }
)
_COUNTED = frozenset({"not_enough_sessions", "sessions_expired", "sessions_elsewhere"})
"""Refusals whose numbers are no money."""
_MILD = frozenset({"hq_unreachable", "hq_busy", "hq_mismatch"})


class _Filling(dict[str, str]):
    """The parameters of a sentence; one that is missing leaves a gap, never an error."""

    def __missing__(self, key: str) -> str:
        return "…"


def _fill(context: str, words: str, code: str, params: Mapping[str, object], money: MoneyText) -> str:
    filling = _Filling(code=code)
    for name, value in params.items():
        is_money = name in _MONEY and code not in _COUNTED and isinstance(value, int)
        filling[name] = money.signed(value) if is_money and isinstance(value, int) else str(value)
    return translate(context, words).format_map(filling)


def notice_of(error: Refusal | Fault, money: MoneyText) -> Notice:
    """What happened and what to do; a code without a sentence gets a plain one that names the code."""
    if isinstance(error, Refusal):
        text, advice = REFUSALS.get(error.code, OTHER)
        params = error.params
        return Notice(
            Tone.ERR,
            _fill("Refusal", text, error.code, params, money),
            _fill("Refusal", advice, error.code, params, money),
        )
    text, advice = FAULTS.get(error.code, OTHER_FAULT)
    tone = Tone.WARN if error.code in _MILD else Tone.ERR
    return Notice(tone, _fill("Fault", text, error.code, {}, money), _fill("Fault", advice, error.code, {}, money))


def scan_bar_of(error: Refusal | Fault, money: MoneyText) -> ScanBarState:
    """The same, in the scan bar: vermilion until the next scan."""
    notice = notice_of(error, money)
    return ScanBarState(ScanMode.ERROR if notice.tone is Tone.ERR else ScanMode.HINT, notice.text, notice.advice)
