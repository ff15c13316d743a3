"""Every act of a till: who may, what it writes and moves; one test for each act and role, and the page about it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.benefits import LANGUAGES
from domain.errors import Refusal
from domain.postings import postings
from domain.receipt import QR, Receipt
from domain.rights import LIMITED, RIGHTS, ROLES, Role
from local_db.act import Recorded
from pos_app.services.acts import ACTS, IN_SALE, NOTHING, WITHOUT, ActOf, page, paper
from pos_app.services.papers import PAPERS
from pos_app.services.ports import StaffMember
from pos_app.services.reprint_receipt import reprint_receipt
from pos_app.services.route_scan import receipt_number
from tests.services.acts_by_hand import DOING, EVERYTHING
from tests.services.shop import BEA, Shop, staff_row

ROOT = Path(__file__).parents[2]
WHO = {name: StaffMember(f"X-{name}", name.title(), name, "") for name in (*ROLES, "trainee")}
BY_SERVICE = {act.service: act for act in ACTS}
LOCKED = replace(BEA, id="A9", name="Ida", role="cashier")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop under a plan with everything; a colleague works here whose PIN can be locked."""
    folder = tmp_path_factory.mktemp("acts")
    shop = Shop.new(folder, EVERYTHING)
    shop.store.apply_rows([staff_row(LOCKED)], {}, 1)
    shop.close()
    return folder


@pytest.fixture
def everything(folder: Path, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.copied(folder, tmp_path)
    shop.open()
    yield shop
    shop.close()


@pytest.mark.parametrize("role", WHO)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.service)
def test_who_may(everything: Shop, act: ActOf, role: str) -> None:
    """Whoever has the right does it, and it moves what the table says; nobody else gets anything written."""
    who = WHO[role]
    if act.right not in who.rights.rights:
        with pytest.raises(Refusal, match="approver_needed") as refused:
            DOING[act.service](everything, who)
        assert refused.value.params["wanted"].right == act.right  # type: ignore[attr-defined]
        assert who.id not in actors(everything)
        return
    done = DOING[act.service](everything, who)
    if isinstance(done, Recorded):
        moved = {one.account.partition(":")[0] for one in postings(done.entry)}
        assert done.entry.kind == (act.kind if act.kind != IN_SALE else "sale.completed")
        if act.kind != IN_SALE:
            assert done.entry.actor == who.id
            assert moved <= set(act.accounts.split(", ")) - {NOTHING}, sorted(moved)
            assert bool(moved) == (act.accounts != NOTHING)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.service)
def test_every_act_with_a_paper_prints_it_once(folder: Path, tmp_path: Path, act: ActOf, language: str) -> None:
    """And a reprint is the same with the mark of a copy; an act without a paper prints none."""
    shop = Shop.copied(folder, tmp_path, language)
    shop.open()
    done = DOING[act.service](shop, BEA)
    if isinstance(done, Recorded):
        number = receipt_number(done.entry.register, done.entry.seq)
        mine = [paper for paper in shop.papers() if number in symbols(paper)]
        assert len(mine) == (done.entry.kind in PAPERS)
        if mine:
            reprint_receipt(shop.desk, done.entry.ref, BEA).result()
            assert shop.papers() == [mine[0].as_copy()]
        elif act.kind != "receipt.reprinted":
            with pytest.raises(Refusal, match="receipt_not_found"):
                reprint_receipt(shop.desk, done.entry.ref, BEA)
    shop.close()


def symbols(paper: Receipt) -> set[str]:
    """The numbers that a scan of the paper gives."""
    return {block.data.partition(" ")[0] for block in paper.blocks if isinstance(block, QR)}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.service)
def test_default_deny(everything: Shop, act: ActOf) -> None:
    """Everything but this one right is not enough."""
    manager = ROLES["manager"]
    rest = tuple(right for right in RIGHTS if right != act.right)
    who = replace(WHO["manager"], grants=Role("most", rest, manager.limits))

    with pytest.raises(Refusal, match="approver_needed"):
        DOING[act.service](everything, who)


def actors(shop: Shop) -> set[str]:
    found = (shop.books.entry(seq) for seq in range(1, shop.entries() + 1))
    return {stored.entry.actor for stored in found if stored is not None}


# ---- the table and its page
def test_every_act_is_tried_and_every_right_is_some_acts() -> None:
    assert DOING.keys() == BY_SERVICE.keys()
    assert {act.right for act in ACTS} == set(RIGHTS)
    assert set(LIMITED) <= set(RIGHTS)


def test_no_cell_is_empty_and_every_test_is_there() -> None:
    for act in ACTS:
        assert all((act.service, act.right, act.kind, act.accounts, paper(act), act.test))
        text = (ROOT / "tests" / act.test).read_text("utf-8")
        assert re.search(rf"\b{act.service.partition('.')[2]}\b", text), f"{act.test} does not look at {act.service}"


def test_every_service_that_takes_a_person_is_in_the_table() -> None:
    found = set(services())
    assert found - BY_SERVICE.keys() - WITHOUT.keys() == set(), "give it a right and a row in pos_app/services/acts.py"
    assert (BY_SERVICE.keys() | WITHOUT.keys()) - found == set()


def test_every_service_that_writes_an_entry_asks_for_a_right() -> None:
    """What no person does (a start, a payment's worker, lending) takes no person."""
    for service in BY_SERVICE:
        module, _, name = service.partition(".")
        text = (ROOT / "pos_app/services" / f"{module}.py").read_text("utf-8")
        assert re.search(r"\bneed\(", text), f"{module}.{name} asks nobody"


def services() -> Iterator[str]:
    """Public functions of the services with a parameter that is a StaffMember."""
    for path in sorted((ROOT / "pos_app/services").glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                takes = [ast.unparse(one.annotation) for one in node.args.args if one.annotation is not None]
                if "StaffMember" in takes:
                    yield f"{path.stem}.{node.name}"


def test_the_page_is_up_to_date() -> None:
    assert (ROOT / "docs/acts.md").read_text("utf-8") == page(), "run: python -m pos_app.services"
