"""Tones that we make ourselves, on a thread of their own, and no trouble where there is no loudspeaker."""

import io
import struct
import threading
import wave
from collections.abc import Callable
from itertools import pairwise

import pytest

from pos_app.devices.sounder import Speaker, player_for
from pos_app.devices.tones import RATE, TONES, wav
from pos_app.services.sounds import Sound


def read(file: bytes) -> tuple[int, ...]:
    with wave.open(io.BytesIO(file)) as found:
        assert (found.getnchannels(), found.getsampwidth(), found.getframerate()) == (1, 2, RATE)
        return struct.unpack(f"<{found.getnframes()}h", found.readframes(found.getnframes()))


def turns(samples: tuple[int, ...]) -> int:
    """How often the sign changes: twice for each swing."""
    return sum((one < 0) != (two < 0) for one, two in pairwise(samples))


class Player:
    """Remembers what it played; `hold` keeps it at work."""

    def __init__(self) -> None:
        self.played: list[bytes] = []
        self.free = threading.Event()
        self.free.set()
        self.begun = threading.Event()
        self.broken = False

    def __call__(self, file: bytes) -> None:
        self.begun.set()
        self.free.wait(5)
        self.played.append(file)
        if self.broken:
            raise OSError("no sound card")


def until(condition: Callable[[], bool]) -> None:
    waiting = threading.Event()
    for _ in range(500):
        if condition():
            return
        waiting.wait(0.01)
    raise AssertionError


def still() -> float:
    return 0.0


def test_there_is_a_tone_for_every_sound() -> None:
    assert TONES.keys() == {sound.value for sound in Sound}


@pytest.mark.parametrize("name", TONES)
def test_a_tone_is_a_wav_that_does_not_click(name: str) -> None:
    samples = read(wav(TONES[name]))

    assert len(samples) == sum(RATE * tone.milliseconds // 1000 for tone in TONES[name])
    assert samples[0] == 0
    assert max(map(abs, samples)) > 5000
    assert max(abs(two - one) for one, two in pairwise(samples[:20])) < 4000


def test_a_tone_has_its_pitch() -> None:
    assert abs(turns(read(wav(TONES["attention"]))) - 2 * 800 * 200 // 1000) <= 2


def test_the_refusal_is_the_loudest_and_the_lowest() -> None:
    loud = {name: max(map(abs, read(wav(tones)))) for name, tones in TONES.items()}

    assert max(loud, key=lambda name: loud[name]) == "refused"
    assert min(loud, key=lambda name: loud[name]) == "added"
    assert {tone.hertz for tone in TONES["refused"] if tone.hertz} == {400}
    assert min(tone.hertz for name, tones in TONES.items() for tone in tones if name != "refused") > 400


def test_playing_waits_for_nobody() -> None:
    """The window goes on while a tone is heard; of what waits, the refusal is not lost."""
    player = Player()
    player.free.clear()
    speaker = Speaker(player, still)

    speaker.play("added")
    assert player.begun.wait(5)
    for tone in ("attention", "refused", "added", "nonsense"):
        speaker.play(tone)
    player.free.set()

    until(lambda: len(player.played) == 2)
    assert player.played == [wav(TONES["added"]), wav(TONES["refused"])]
    speaker.stop()


def test_without_a_sound_card_nothing_happens_and_it_is_left_alone_for_a_while() -> None:
    player, at = Player(), [0.0]
    player.broken = True
    speaker = Speaker(player, lambda: at[0])

    speaker.play("refused")
    until(lambda: len(player.played) == 1)
    speaker.play("refused")
    until(lambda: not speaker._next)
    at[0] = 31.0
    speaker.play("refused")
    until(lambda: len(player.played) == 2)
    speaker.stop()


def test_without_a_program_that_plays_there_is_no_thread() -> None:
    speaker = Speaker(None, still)

    speaker.play("refused")
    speaker.stop()

    assert speaker._thread is None


def nothing_here(program: str) -> str | None:
    assert program == "aplay"
    return None


def test_a_machine_without_the_program_has_no_player() -> None:
    assert player_for("linux", nothing_here) is None
    assert player_for("linux", {"aplay": "/usr/bin/aplay"}.get) is not None
    assert player_for("win32") is not None


def test_a_program_that_fails_is_an_os_error() -> None:
    player = player_for("linux", {"aplay": "/bin/false"}.get)

    assert player is not None
    with pytest.raises(OSError, match=r"\A"):
        player(wav(TONES["added"]))
