"""Training looks the same, and the real books are byte for byte what they were (C9)."""

from pathlib import Path

import pytest

from local_db.act import NewJob
from pos_app.services.paper_queues import PaperQueues
from pos_app.services.reprint_receipt import last_receipt, reprint_receipt
from pos_app.services.route_scan import receipt_number
from pos_app.training.bootstrap import FOLDER, PIN, TrainingRoom
from pos_app.ui import acts
from pos_app.ui.state import ScanMode
from pos_app.ui.state_panels import CodeStage, CodeState, MenuState
from tests.counter.till import Till
from tests.services.shop import ANN, BEAS_PIN, MILK, SOAP, Shop

WECHAT = "13000000000000000"
"""A payment code without its last digit, which chooses what becomes of it."""


def papers(till: Till) -> PaperQueues:
    found: PaperQueues = till.papers  # type: ignore[attr-defined]
    return found


def train(till: Till) -> None:
    till.do(acts.Training())
    assert till.counter.desk.training, till.story()


def trainee(till: Till) -> None:
    train(till)
    till.do(acts.SignIn("T1", PIN))
    till.do(acts.OpenShift(10000))


def files(shop: Shop) -> dict[str, bytes]:
    """What is on the disk of the real till; the index of a WAL is memory, not books."""
    return {
        path.relative_to(shop.folder).as_posix(): path.read_bytes()
        for path in sorted(Path(shop.folder).rglob("*"))
        if path.is_file() and FOLDER not in path.parts and not path.name.endswith("-shm")
    }


def test_a_day_of_training_leaves_the_books_as_they_were(managed: Till) -> None:
    """Sold for cash, stored value and by code, returned, reprinted, the drawer opened, the shift closed."""
    shop = managed.shop
    before, head = files(shop), shop.books.head()
    assert {"books.db", "books.db-wal"} <= before.keys()

    trainee(managed)
    managed.beam(MILK)
    managed.do(acts.Pay(acts.TenderKind.CASH, 500))
    number = managed.paid.entry.ref.seq
    managed.do(acts.NextSale())
    managed.beam(SOAP)
    managed.do(acts.Entered("13900000001"))
    assert managed.counter.sale.member is not None, managed.story()
    managed.do(acts.Pay(acts.TenderKind.STORED_VALUE))
    assert managed.paid.entry.members == ("T1",)
    managed.do(acts.OpenReturn(str(number)))
    managed.do(acts.ReturnEverything())
    managed.do(acts.ConfirmReturn())
    assert managed.paid.entry.kind == "return.completed"
    managed.do(acts.NextSale())
    managed.do(acts.Reprint())
    managed.do(acts.OpenDrawer("change"))
    managed.do(acts.CloseShift())
    managed.do(acts.SubmitCount(((10000, 1),)))
    managed.do(acts.ConfirmClose())
    assert managed.counter.place == "report", managed.story()
    managed.do(acts.Back())
    managed.do(acts.Training())

    assert managed.counter.desk is shop.desk
    assert files(shop) == before
    assert shop.books.head() == head
    assert not shop.hq.asked
    assert not (shop.folder / FOLDER).exists()


def test_numbers_begin_with_t(managed: Till) -> None:
    trainee(managed)
    managed.beam(MILK)
    managed.do(acts.Pay(acts.TenderKind.CASH, 500))

    entry = managed.paid.entry
    assert receipt_number(entry.register, entry.seq).startswith("T-S01-R2-0000")


def test_every_paper_says_so_and_no_drawer_opens(managed: Till) -> None:
    """Also a report and a reprint: the mark is put on where the printer takes its jobs."""
    trainee(managed)
    managed.beam(MILK)
    managed.do(acts.Pay(acts.TenderKind.CASH, 500))
    desk = managed.counter.desk
    reprint_receipt(desk, last_receipt(desk), ANN).result()
    desk.books.enqueue(NewJob("drawer", b"")).result()

    found = []
    while (job := papers(managed).next_job()) is not None:
        found.append(job)
        papers(managed).mark(job.id, "printed")

    assert [job.kind for job in found if job.id < 0] == ["receipt", "receipt"]
    assert all(b'"training": true' in job.payload for job in found if job.id < 0)
    assert all(b'"training": false' in job.payload for job in found if job.id > 0 and job.kind == "receipt")
    assert not [job for job in desk.books.job_states() if job.state == "queued"]


def test_the_tills_own_paper_comes_first_and_is_no_training(managed: Till) -> None:
    train(managed)
    managed.shop.sell(MILK)
    kinds = []

    while (job := papers(managed).next_job()) is not None:
        kinds.append(job.kind)
        assert job.id > 0
        papers(managed).mark(job.id, "printed")

    assert kinds[0] == "drawer"
    assert kinds[-1] == "receipt"


def test_what_was_printing_when_the_training_ended_is_forgotten(managed: Till) -> None:
    trainee(managed)
    managed.beam(MILK)
    managed.do(acts.Pay(acts.TenderKind.CASH, 500))
    while (job := papers(managed).next_job()) is not None and job.id > 0:
        papers(managed).mark(job.id, "printed")
    assert job is not None
    managed.do(acts.Training())

    papers(managed).mark(job.id, "printed")

    assert papers(managed).next_job() is None


def test_the_band_is_there_from_the_first_screen_on(managed: Till) -> None:
    managed.parts.customer.show_at("window")
    assert not managed.parts.window._view._band.isVisible()

    train(managed)

    assert managed.counter.place == "sign_in"
    assert managed.parts.window._view._band.isVisible()
    managed.wait(lambda: managed.parts.customer.view is not None and managed.parts.customer.view.state.training)
    assert "000000" in managed.told()


def test_the_real_till_is_locked_behind_it(managed: Till) -> None:
    """The trainee ends the training and stands before the manager's lock."""
    train(managed)
    managed.do(acts.Training())

    assert managed.counter.place == "locked"
    assert managed.counter.person.id == "A2"
    managed.do(acts.Unlock(BEAS_PIN))
    assert managed.counter.place == "sale"
    assert not managed.parts.window._view._band.isVisible()


def test_ctrl_t_begins_and_ends_it(managed: Till) -> None:
    managed.key("Ctrl+Shift+T")
    managed.settled()
    assert managed.counter.desk.training
    managed.key("Ctrl+Shift+T")
    managed.settled()

    assert not managed.counter.desk.training


def test_by_touch_it_is_in_the_menu(managed: Till) -> None:
    managed.do(acts.OpenMenu())
    managed.tap_row(6)
    managed.settled()
    assert managed.counter.desk.training

    managed.do(acts.SignIn("T1", PIN))
    managed.do(acts.OpenShift(0))
    managed.do(acts.OpenMenu())
    assert managed.counter.panel == MenuState(can_close=True, training=True)
    managed.tap_row(6)
    assert not managed.counter.desk.training


def test_a_cashier_is_refused(room: TrainingRoom, till: Till) -> None:
    till.do(acts.Training())

    assert not till.counter.desk.training
    assert till.counter.place == "approve"


def test_nobody_is_refused(room: TrainingRoom, closed_till: Till) -> None:
    closed_till.do(acts.Training())

    assert not closed_till.counter.desk.training
    assert closed_till.alarmed()


def test_a_manager_approves_inside_it(managed: Till) -> None:
    """By keys: the trainee asks for the drawer, the made-up manager allows it; the books of the shop hear nothing."""
    shop = managed.shop
    before = files(shop)
    trainee(managed)
    managed.key("Ctrl+O 1")
    managed.settled()
    assert managed.counter.place == "approve", managed.story()
    managed.key("0 0 0 0 0 0 Enter")
    managed.settled()

    assert managed.counter.place == "sale", managed.story()
    books = managed.counter.desk.books
    books.drop_draft("nothing").result()
    written = [found.entry.kind for found in map(books.entry, range(2, 9)) if found is not None]
    assert written[-2:] == ["approval.given", "drawer.opened"]
    managed.do(acts.Training())
    assert files(shop) == before
    assert not shop.hq.asked


def test_an_open_sale_is_finished_first(managed: Till) -> None:
    managed.beam(MILK)
    managed.do(acts.Training())

    assert not managed.counter.desk.training
    assert managed.counter.scan.mode is ScanMode.ERROR
    assert managed.lines() == [("纯牛奶", 1)]


def test_where_there_is_no_room_it_is_said(till: Till) -> None:
    till.do(acts.Training())

    assert till.told().startswith("There is no training at this till")


@pytest.mark.parametrize(("last", "place", "panel"), [("5", "paid", None), ("0", "sale", None)])
def test_the_codes_last_digit_chooses(managed: Till, last: str, place: str, panel: None) -> None:
    trainee(managed)
    managed.beam(MILK)
    managed.beam(WECHAT + last)

    managed.wait(lambda: managed.counter.place == place and not managed.counter.busy)
    assert managed.counter.panel is panel
    assert (managed.counter.scan.mode is ScanMode.ERROR) is (last == "0")


def test_a_code_that_wants_a_password_is_paid_at_the_next_look(managed: Till) -> None:
    trainee(managed)
    managed.beam(MILK)
    managed.beam(WECHAT + "1")
    panel = managed.counter.panel
    assert isinstance(panel, CodeState)
    assert panel.stage is CodeStage.WAITING

    managed.do(acts.AskPayment())

    assert managed.paid


def test_the_shops_members_are_not_there(managed: Till) -> None:
    trainee(managed)
    managed.do(acts.Entered("13800001234"))

    assert managed.counter.sale.member is None
    assert managed.alarmed()


def test_each_training_begins_anew(managed: Till) -> None:
    trainee(managed)
    managed.beam(MILK)
    managed.do(acts.Pay(acts.TenderKind.CASH, 500))
    first = managed.paid.entry
    managed.do(acts.Training())
    managed.do(acts.Unlock(BEAS_PIN))
    trainee(managed)
    managed.beam(MILK)
    managed.do(acts.Pay(acts.TenderKind.CASH, 500))

    assert managed.paid.entry.seq == first.seq
    assert managed.paid.entry.epoch != first.epoch
