"""Who types, decided by given timestamps."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.devices.wedge import Outcome, WedgeBuffer, WedgeSettings


@dataclass
class Screen:
    """A window around the buffer: it keeps time, fires the timer, and notes scans and keys in order."""

    wedge: WedgeBuffer
    at: int = 1000
    due: int | None = None
    seen: list[str] = field(default_factory=list)

    def type(self, keys: str, gap: int) -> "Screen":
        """Press keys so many milliseconds apart; ⏎ is Enter, ↑ another key."""
        for key in keys:
            self.wait(gap)
            kind = {"⏎": "end", "↑": "other"}.get(key, "character")
            self._do(self.wedge.key(kind, key, self.at, key), key)  # type: ignore[arg-type]
        return self

    def wait(self, milliseconds: int) -> "Screen":
        """Let time pass."""
        end = self.at + milliseconds
        while self.due is not None and self.due <= end:
            self.at, self.due = self.due, None
            self._do(self.wedge.idle(self.at), "")
        self.at = end
        return self

    def _do(self, outcome: Outcome, key: str) -> None:
        self.due = None if outcome.wait is None else self.at + outcome.wait
        self.seen += [str(token) for token in outcome.replay]
        if outcome.scan:
            self.seen.append(f"<{outcome.scan}>")
        if key and not outcome.held:
            self.seen.append(key)


def screen(**settings: int | str) -> Screen:
    """Return a screen with these settings."""
    return Screen(WedgeBuffer(WedgeSettings(**settings)))  # type: ignore[arg-type]


@pytest.mark.parametrize("gap", [0, 1, 10, 16, 40, 59])
@pytest.mark.parametrize("code", ["6907777", "6901234567892", "]C1abcDEF\x1d21", "S01-R2-000123 9f3a61c24b07"])
def test_a_scan_is_one_scan(gap: int, code: str) -> None:
    """At every speed of usual scanners; no key and no Enter gets through."""
    assert screen().type(code + "⏎", gap).wait(500).seen == [f"<{code}>"]


@pytest.mark.parametrize(
    ("keys", "gap"), [("12.50", 70), ("12.50", 120), ("35", 20), ("88⏎", 20), ("1234567⏎", 70), ("1234567⏎", 90)]
)
def test_a_person_is_not_a_scanner(keys: str, gap: int) -> None:
    """Every key comes through once and in order."""
    assert screen().type(keys, gap).wait(500).seen == list(keys)


def test_a_very_quick_person_is_one() -> None:
    """Seven digits at 45 ms a key count as a scan: the known limit."""
    assert screen().type("1234567⏎", 45).seen == ["<1234567>"]


@pytest.mark.parametrize("later", [1, 50, 149])
def test_a_stray_enter_settles_nothing(later: int) -> None:
    """Scanners that send CR and LF: the second Enter is swallowed, also behind a scan that silence ended."""
    assert screen().type("6907777⏎", 10).wait(later).type("⏎", 0).wait(500).seen == ["<6907777>"]
    assert screen().type("6907777", 10).wait(later).type("⏎", 0).wait(500).seen == ["<6907777>"]


def test_a_persons_enter_counts() -> None:
    """Later than 150 ms after a scan, or without a scan, Enter comes through at once."""
    assert screen().type("6907777⏎", 10).wait(151).type("⏎", 0).seen == ["<6907777>", "⏎"]
    assert screen().type("⏎⏎", 10).seen == ["⏎", "⏎"]
    assert screen().type("35", 20).wait(100).type("⏎", 0).seen == ["3", "5", "⏎"]


def test_a_scan_without_suffix_ends_by_silence() -> None:
    """After the gap."""
    assert screen().type("6907777", 10).wait(59).seen == []
    assert screen().type("6907777", 10).wait(60).seen == ["<6907777>"]


def test_two_scans_follow_each_other() -> None:
    """The second one begins before the timer fired."""
    assert screen().type("6907777⏎6901234⏎", 5).seen == ["<6907777>", "<6901234>"]


def test_typing_then_a_scan() -> None:
    """The typed digit comes first, the scan is whole."""
    assert screen().type("3", 0).wait(61).type("6907777⏎", 10).seen == ["3", "<6907777>"]


def test_another_key_gives_back_what_was_held() -> None:
    """An F key right behind digits finds them in the field."""
    assert screen().type("35↑", 10).seen == ["3", "5", "↑"]


def test_a_late_timer_waits_once_more() -> None:
    """The program was busy for 400 ms in the middle of a scan; the keys carry their own times."""
    wedge = WedgeBuffer()
    for place, key in enumerate("690"):
        wedge.key("character", key, 1000 + 10 * place, key)

    assert wedge.idle(1420) == Outcome(wait=20)
    for place, key in enumerate("7777", start=3):
        wedge.key("character", key, 1000 + 10 * place, key)
    assert wedge.key("end", "", 1070, "⏎").scan == "6907777"


def test_a_late_timer_decides_the_second_time() -> None:
    """Nothing was on its way."""
    wedge = WedgeBuffer()
    wedge.key("character", "3", 1000, "3")

    assert wedge.idle(1030) == Outcome(wait=30)
    assert wedge.idle(1400) == Outcome(wait=20)
    assert wedge.idle(1420) == Outcome(replay=("3",))
    assert wedge.is_empty


def test_late_keys_are_decided_by_their_own_times() -> None:
    """The timer never fired, but the gap between the stamps says that a person typed."""
    wedge = WedgeBuffer()
    wedge.key("character", "1", 1000, "1")

    assert wedge.key("character", "2", 1100, "2").replay == ("1",)


@pytest.mark.parametrize("gap", [80, 100])
def test_a_slow_scanner_needs_a_prefix(gap: int) -> None:
    """Without it its keys come through one by one; with it the scan is whole."""
    assert screen().type("]E06901234567892⏎", gap).wait(500).seen == list("]E06901234567892⏎")
    assert screen(prefix="]").type("]E06901234567892⏎", gap).seen == ["<]E06901234567892>"]


def test_with_a_prefix_typing_is_never_held() -> None:
    """Only what begins with the prefix is, and alone it is given back; STX is not part of the code."""
    assert screen(prefix="]").type("1234567⏎", 5).seen == list("1234567⏎")
    assert screen(prefix="]").type("]", 5).wait(200).seen == ["]"]
    assert screen(prefix="\x02").type("\x026907777\x03⏎", 90).seen == ["<6907777>"]


@given(
    presses=st.lists(
        st.tuples(st.sampled_from("ab1⏎↑"), st.sampled_from([0, 10, 59, 60, 61, 90, 151, 400])), max_size=40
    ),
    prefix=st.sampled_from(["", "a"]),
)
def test_no_key_is_lost_or_doubled(presses: list[tuple[str, int]], prefix: str) -> None:
    """Whatever is typed comes through in order, or in a scan; only Enters behind a scan vanish."""
    window = screen(prefix=prefix)
    for key, gap in presses:
        window.type(key, gap)
    window.wait(1000)
    came = "".join(window.seen)
    typed = "".join(key for key, _ in presses)

    assert came.replace("<", "").replace(">", "").replace("⏎", "") == typed.replace("⏎", "")
    assert came.count("⏎") <= typed.count("⏎")
    assert "<" in came or came == typed
