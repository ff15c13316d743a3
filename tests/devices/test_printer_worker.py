"""The printer's thread against a virtual head on TCP: nothing lost, nothing doubled without the mark."""

from collections.abc import Iterator

import pytest

from demo.virtual.head import VirtualHead
from demo.virtual.sockets import NetworkHead
from pos_app.devices.health import Health
from pos_app.devices.network_link import NetworkLink
from tests.devices.memory_queue import MemoryQueue
from tests.devices.workshop import Workshop, at_work, printed, slip, until


@pytest.fixture
def plugged() -> Iterator[NetworkHead]:
    """A head in the network, powered on."""
    network = NetworkHead(VirtualHead())
    network.power_on()
    yield network
    network.die()


@pytest.fixture
def workshop(plugged: NetworkHead) -> Iterator[Workshop]:
    """A worker at work on it."""
    with at_work(Workshop(NetworkLink("127.0.0.1", plugged.port))) as workshop:
        yield workshop


def test_receipts_print_in_order_and_are_confirmed(plugged: NetworkHead, workshop: Workshop) -> None:
    """Each is marked sending before and printed after."""
    workshop.print(slip(1), slip(2), slip(3))
    until(lambda: workshop.queue.states() == ["printed"] * 3)

    assert printed(plugged.head) == ["R1", "R2", "R3"]
    assert workshop.queue.history[:2] == [(1, "sending"), (1, "printed")]
    assert workshop.words() == [Health.ONLINE]


def test_the_drawer_goes_first(plugged: NetworkHead, workshop: Workshop) -> None:
    """Change can be given while the paper prints; one job is one pulse."""
    plugged.head.set(has_paper=False)
    until(lambda: workshop.words()[-1:] == [Health.PAPER_OUT])
    workshop.print(slip(1))
    workshop.queue.add(b"", kind="drawer")
    plugged.head.load_paper()
    until(lambda: workshop.queue.states() == ["printed", "printed"])

    assert workshop.queue.history[0] == (2, "sending")
    assert plugged.head.counted.pulses == 1


def test_paper_runs_out_in_the_middle(plugged: NetworkHead, workshop: Workshop) -> None:
    """It is told, the receipts wait, and a new roll prints every one of them once and unmarked."""
    plugged.head.set(lines_left=12)
    workshop.print(*(slip(number) for number in range(1, 9)))
    until(lambda: Health.PAPER_OUT in workshop.words())
    assert "printed" not in workshop.queue.states()[3:]

    plugged.head.load_paper()
    until(lambda: workshop.queue.states() == ["printed"] * 8)

    assert printed(plugged.head) == [f"R{number}" for number in range(1, 9)]
    assert workshop.words() == [Health.ONLINE, Health.PAPER_OUT, Health.ONLINE]


def test_a_printer_killed_in_the_middle_prints_again_with_the_mark(plugged: NetworkHead, workshop: Workshop) -> None:
    """The receipt that broke off comes again as a copy; the others come once."""
    plugged.head.set(dies_after=8)
    workshop.print(*(slip(number) for number in range(1, 5)))
    until(lambda: len(plugged.head.counted.torn) == 1)
    until(lambda: Health.OFFLINE in workshop.words())
    broken = len(plugged.head.counted.papers) + 1

    plugged.power_on()
    until(lambda: workshop.queue.states() == ["printed"] * 4)

    assert printed(plugged.head) == [f"R{number}" + " copy" * (number == broken) for number in range(1, 5)]
    assert workshop.queue.jobs[broken].note == "reprinted"


def test_killed_between_the_cut_and_the_answer(plugged: NetworkHead, workshop: Workshop) -> None:
    """The paper is out and nobody knows: it comes again, and the mark says why there are two."""
    plugged.head.set(dies_at_cut=True)
    workshop.print(slip(1), slip(2))
    until(lambda: Health.OFFLINE in workshop.words())
    plugged.power_on()
    until(lambda: workshop.queue.states() == ["printed"] * 2)

    assert printed(plugged.head) == ["R1", "R1 copy", "R2"]


@pytest.mark.parametrize("line", range(1, 11))
def test_killed_after_any_line_nothing_is_lost(plugged: NetworkHead, workshop: Workshop, line: int) -> None:
    """Wherever the power goes: every receipt comes out, and what comes twice is marked."""
    plugged.head.set(dies_after=line)
    workshop.print(slip(1), slip(2))
    until(lambda: Health.OFFLINE in workshop.words())
    plugged.power_on()
    until(lambda: workshop.queue.states() == ["printed"] * 2)
    seen = printed(plugged.head)

    assert {title.removesuffix(" copy") for title in seen} == {"R1", "R2"}
    assert len([title for title in seen if not title.endswith("copy")]) == len({*seen} - {"R1 copy", "R2 copy"})


def test_the_cover_is_told_and_closing_it_goes_on(plugged: NetworkHead, workshop: Workshop) -> None:
    """An open cover is not an error: the job waits."""
    plugged.head.set(cover_open=True)
    workshop.print(slip(1))
    until(lambda: Health.COVER_OPEN in workshop.words())
    assert workshop.queue.states() == ["queued"]

    plugged.head.set(cover_open=False)
    until(lambda: workshop.queue.states() == ["printed"])


def test_near_the_end_of_the_roll_it_prints_and_says_so(plugged: NetworkHead, workshop: Workshop) -> None:
    """PAPER_NEAR_END is a hint, not a stop."""
    plugged.head.set(near_end=True)
    workshop.print(slip(1))
    until(lambda: workshop.queue.states() == ["printed"])

    assert workshop.words()[-1] is Health.PAPER_NEAR_END


def test_no_answer_is_not_ok(plugged: NetworkHead, workshop: Workshop) -> None:
    """A head that takes bytes and says nothing is OFFLINE, and nothing is sent to it."""
    plugged.head.set(silent=True)
    workshop.print(slip(1))
    until(lambda: Health.OFFLINE in workshop.words())
    assert workshop.queue.states() == ["queued"]
    assert plugged.head.counted.papers == []

    plugged.head.set(silent=False)
    until(lambda: workshop.queue.states() == ["printed"])
    assert printed(plugged.head) == ["R1"]


def test_a_head_that_owes_its_answer_is_given_up(plugged: NetworkHead, workshop: Workshop) -> None:
    """It fell silent, and its answer was lost: the receipt comes again with the mark."""
    until(lambda: workshop.words() == [Health.ONLINE])
    plugged.head.set(lines_left=2)
    workshop.print(slip(1))
    until(lambda: Health.PAPER_OUT in workshop.words())
    plugged.head.set(silent=True)
    until(lambda: Health.OFFLINE in workshop.words())
    until(lambda: workshop.queue.states() == ["sending"])
    plugged.head.load_paper()
    plugged.head.set(silent=False)
    until(lambda: workshop.queue.states() == ["printed"])

    assert printed(plugged.head) == ["R1", "R1 copy"]


def test_a_head_that_cannot_confirm_leaves_it_uncertain(plugged: NetworkHead) -> None:
    """It answers real-time questions only: sent is not printed."""
    plugged.head.set(confirms=False)
    with at_work(Workshop(NetworkLink("127.0.0.1", plugged.port))) as workshop:
        workshop.print(slip(1), slip(2))
        until(lambda: workshop.queue.states() == ["uncertain"] * 2)
        until(lambda: printed(plugged.head) == ["R1", "R2"])


def test_begun_before_the_start_is_printed_with_the_mark(plugged: NetworkHead) -> None:
    """The till was killed after it began to send: found as sending, printed as a copy."""
    queue = MemoryQueue()
    queue.add(slip(1), attempts=1)
    queue.add(slip(2))
    with at_work(Workshop(NetworkLink("127.0.0.1", plugged.port), queue)):
        until(lambda: queue.states() == ["printed"] * 2)

    assert printed(plugged.head) == ["R1 copy", "R2"]


def test_a_drawer_begun_before_the_start_stays_shut(plugged: NetworkHead) -> None:
    """Nobody may stand there: it is left uncertain, never sent twice."""
    queue = MemoryQueue()
    queue.add(b"", kind="drawer", attempts=1)
    queue.add(slip(1))
    with at_work(Workshop(NetworkLink("127.0.0.1", plugged.port), queue)):
        until(lambda: queue.states() == ["uncertain", "printed"])

    assert plugged.head.counted.pulses == 0


@pytest.mark.parametrize("trouble", [{"has_paper": False}, {"cover_open": True}])
def test_the_drawer_opens_without_paper(plugged: NetworkHead, workshop: Workshop, trouble: dict[str, bool]) -> None:
    """The customer waits for change: it opens now and once; the receipt comes out with the new roll."""
    plugged.head.set(**trouble)
    until(lambda: workshop.words()[-1:] in ([Health.PAPER_OUT], [Health.COVER_OPEN]))
    workshop.queue.add(b"", kind="drawer")
    workshop.print(slip(1))
    until(lambda: plugged.head.counted.pulses == 1)
    assert workshop.queue.states()[1] != "printed"

    plugged.head.load_paper()
    until(lambda: workshop.queue.states() == ["printed", "printed"])

    assert printed(plugged.head) == ["R1"]
    assert plugged.head.counted.pulses == 1


def test_a_drawer_that_could_not_open_in_time_is_given_up(plugged: NetworkHead, workshop: Workshop) -> None:
    """A printer that comes back minutes later does not open it."""
    plugged.die()
    until(lambda: workshop.words()[-1:] == [Health.OFFLINE])
    workshop.queue.add(b"", kind="drawer")
    workshop.worker.wake()
    until(lambda: workshop.queue.states() == ["uncertain"])
    plugged.power_on()
    until(lambda: workshop.words()[-1:] == [Health.ONLINE])

    assert plugged.head.counted.pulses == 0


def test_a_job_that_always_breaks_off_is_left_to_a_person(plugged: NetworkHead) -> None:
    """After five attempts it no longer blocks what comes behind it."""
    queue = MemoryQueue()
    queue.add(slip(1), attempts=5)
    queue.add(slip(2))
    with at_work(Workshop(NetworkLink("127.0.0.1", plugged.port), queue)):
        until(lambda: queue.states() == ["uncertain", "printed"])


def test_a_payload_that_is_no_receipt_does_not_stop_the_queue(plugged: NetworkHead, workshop: Workshop) -> None:
    """It is marked with the reason."""
    workshop.print(b"{}", slip(2))
    until(lambda: workshop.queue.states() == ["uncertain", "printed"])

    assert "cannot be read" in workshop.queue.jobs[1].note


def test_a_process_id_confirms_exactly_its_job(plugged: NetworkHead) -> None:
    """Heads that can say which job is complete are asked for it."""
    workshop = Workshop(NetworkLink("127.0.0.1", plugged.port), by_process_id=True)
    with at_work(workshop):
        workshop.print(slip(1), slip(2))
        until(lambda: workshop.queue.states() == ["printed"] * 2)


def test_health_is_told_once_per_change(plugged: NetworkHead, workshop: Workshop) -> None:
    """Polling a printer that stays as it is says nothing."""
    until(lambda: workshop.words() == [Health.ONLINE])
    plugged.die()
    until(lambda: len(workshop.told) == 2)
    plugged.power_on()
    until(lambda: len(workshop.told) == 3)

    assert workshop.words() == [Health.ONLINE, Health.OFFLINE, Health.ONLINE]
    assert workshop.told[1].note
