"""A till with its window for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_app.services.paper_queues import PaperQueues
from pos_app.training.bootstrap import TrainingRoom
from pos_app.ui import acts
from tests.counter.club import new_club
from tests.counter.till import Till
from tests.services.shop import BEAS_PIN, Shop


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["till-tests", "-platform", "offscreen"]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An enrolled shop that was never opened."""
    folder = tmp_path_factory.mktemp("shop")
    Shop.new(folder).close()
    return folder


@pytest.fixture
def shop(template: Path, tmp_path: Path) -> Iterator[Shop]:
    """Everything of a register but its window."""
    shop = Shop.copied(template, tmp_path)
    yield shop
    shop.close()


@pytest.fixture
def closed_till(qapp: QApplication, shop: Shop) -> Iterator[Till]:
    """Nobody is signed in."""
    till = Till(shop)
    yield till
    till.close()


@pytest.fixture
def till(closed_till: Till) -> Till:
    """Ann works here, her shift is open, the cart is empty."""
    closed_till.work()
    return closed_till


@pytest.fixture(scope="session")
def club_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with a whole programme for its members."""
    folder = tmp_path_factory.mktemp("club")
    new_club(folder).close()
    return folder


@pytest.fixture
def club_till(qapp: QApplication, club_template: Path, tmp_path: Path) -> Iterator[Till]:
    """Ann works in the club's shop; the cart is empty."""
    shop = Shop.copied(club_template, tmp_path)
    till = Till(shop)
    till.work()
    yield till
    till.close()
    shop.close()


@pytest.fixture
def room(closed_till: Till) -> Iterator[TrainingRoom]:
    """The till's training room; its printer takes what is queued at both desks."""
    till = closed_till
    till.papers = PaperQueues(till.shop.desk)  # type: ignore[attr-defined]
    room = TrainingRoom(till.shop.desk, till.shop.folder, till.papers.train_at)  # type: ignore[attr-defined]
    till.parts.controller.classroom.room = room
    yield room
    room.end()


@pytest.fixture
def managed(room: TrainingRoom, closed_till: Till) -> Till:
    """Bea, the manager, works here."""
    till = closed_till
    till.do(acts.SignIn("A2", BEAS_PIN))
    till.do(acts.OpenShift(20000))
    return till
