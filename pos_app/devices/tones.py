"""The till's tones, made here: sines with soft ends, as WAV. Nothing is taken from anybody else (UX 1.6)."""

import io
import math
import struct
import wave

from domain.value import dataclass

RATE = 22_050
_FULL = 32_767
_EDGE_MS = 6
"""Each tone swells and fades this long, or it would click."""


@dataclass(frozen=True, slots=True)
class Tone:
    """`hertz` for `milliseconds`, at so many percent of full; 0 hertz is a pause."""

    hertz: int
    milliseconds: int
    percent: int = 60


TONES: dict[str, tuple[Tone, ...]] = {
    "added": (Tone(1800, 70, 25),),
    "refused": (Tone(400, 120, 95), Tone(0, 60), Tone(400, 120, 95)),
    "attention": (Tone(800, 200, 55),),
    "paid": (Tone(660, 90, 50), Tone(990, 150, 50)),
    "failed": (Tone(700, 110, 75), Tone(550, 110, 75), Tone(420, 190, 75)),
}
"""Each by name; the lowest and loudest is the refusal, and no other one falls but the failed payment."""


def wav(tones: tuple[Tone, ...]) -> bytes:
    """The tones one after the other as a WAV file: 16 bits, one channel."""
    samples = [sample for tone in tones for sample in _samples(tone)]
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return file.getvalue()


def _samples(tone: Tone) -> list[int]:
    count, edge = RATE * tone.milliseconds // 1000, RATE * _EDGE_MS // 1000
    turn = 2 * math.pi * tone.hertz / RATE
    high = _FULL * tone.percent / 100
    return [round(high * min(1.0, at / edge, (count - at) / edge) * math.sin(turn * at)) for at in range(count)]
