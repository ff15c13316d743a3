"""Values from plain data, first read on many threads at once."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from wire import shapes

ROOT = Path(__file__).parents[2]
RACE = """
import threading
from domain.entries import KINDS
from domain.plan import Plan
from wire import bodies, shapes
import msgspec

start, kinds = threading.Barrier(8), [*KINDS.values(), Plan]

def read(first):
    start.wait()
    for shape in kinds[first:] + kinds[:first]:
        try:
            shapes.convert({}, shape)
        except msgspec.ValidationError:
            pass

threads = [threading.Thread(target=read, args=(number % 3,)) for number in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


@pytest.mark.parametrize("run", range(3))
def test_eight_threads_read_every_kind_for_the_first_time(run: int) -> None:
    done = subprocess.run([sys.executable, "-c", RACE], cwd=ROOT, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, ""), run


def test_values_are_strict() -> None:
    class Pair(msgspec.Struct):
        amount: int

    assert shapes.convert({"amount": 1}, Pair) == shapes.decode(b'{"amount": 1}', Pair) == Pair(1)
    with pytest.raises(msgspec.ValidationError):
        shapes.convert({"amount": "1"}, Pair)
