"""Rights are asked for in services; somebody else approves one act on the spot, and that act alone."""

from dataclasses import replace

import pytest

from domain.entries import ApprovalGiven, DrawerOpened, SaleAbandoned
from domain.errors import Refusal
from domain.rights import CLEAR, NO_SALE, REMOVE, SELL, Wanted
from pos_app.services.change_line import remove_line
from pos_app.services.clear_cart import clear_cart
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_drawer import open_drawer
from pos_app.services.open_sale import from_document, to_document
from pos_app.services.permission import Approval, approve, need, who_may
from pos_app.services.ports import StaffMember
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_cash
from tests.services.shop import ANN, BEA, BEAS_PIN, DIE, DIES_PIN, MILK, PIN, SOAP, Shop, staff_row

TRAINEE = StaffMember("A4", "Eve", "trainee", ANN.pin)
NO_CHANGE = Wanted(NO_SALE, reason="no change")


def wanted_by(shop: Shop, person: StaffMember, reason: str = "no change") -> Wanted:
    """What the drawer's refusal says is wanted."""
    with pytest.raises(Refusal, match="approver_needed") as refused:
        open_drawer(shop.desk, person, reason)
    found = refused.value.params["wanted"]
    assert isinstance(found, Wanted)
    return found


def given(shop: Shop, wanted: Wanted = NO_CHANGE) -> Approval:
    """Bea approves it for Ann."""
    return approve(shop.desk, wanted, ANN, "A2", BEAS_PIN)


def test_who_has_the_right_needs_nobody(open_shop: Shop) -> None:
    entry = open_drawer(open_shop.desk, DIE, "no change").result().entry

    assert (entry.actor, entry.approver) == ("A3", None)


def test_a_role_that_nobody_knows_may_not_even_sell(open_shop: Shop) -> None:
    sale = take_cash(open_shop.desk, open_shop.cart(MILK))
    keep_sale(open_shop.desk, sale, ANN).result()

    with pytest.raises(Refusal, match="approver_needed"):
        finish_sale(open_shop.desk, sale, TRAINEE)
    assert finish_sale(open_shop.desk, sale, ANN).result()


def test_a_manager_approves_and_the_cashier_stays(open_shop: Shop) -> None:
    wanted = wanted_by(open_shop, ANN)
    before = open_shop.entries()

    entry = open_drawer(open_shop.desk, ANN, "no change", given(open_shop, wanted)).result().entry

    assert (entry.actor, entry.approver) == ("A1", "A2")
    assert open_shop.entries() == before + 2
    approval = open_shop.books.entry(entry.seq - 1)
    assert approval is not None
    assert (approval.entry.actor, approval.entry.approver) == ("A1", "A2")
    assert isinstance(approval.entry.body, ApprovalGiven)
    assert (approval.entry.body.right, approval.entry.body.reason) == (NO_SALE, "no change")
    open_shop.verified()


def test_an_approval_never_stays_valid_for_the_next_act(open_shop: Shop) -> None:
    """A wound of the field: a manager's PIN that stays good for whatever comes next."""
    approval = given(open_shop)
    open_drawer(open_shop.desk, ANN, "no change", approval).result()
    before = open_shop.entries()

    with pytest.raises(Refusal, match="already_finished"):
        open_drawer(open_shop.desk, ANN, "no change", approval).result()
    for other in ("counted", "NO CHANGE"):
        with pytest.raises(Refusal, match="approval_other"):
            open_drawer(open_shop.desk, ANN, other, approval)
    with pytest.raises(Refusal, match="approver_needed"):
        open_drawer(open_shop.desk, ANN, "no change")
    assert open_shop.entries() == before


def test_nor_after_a_restart(open_shop: Shop) -> None:
    approval = given(open_shop)
    open_drawer(open_shop.desk, ANN, "no change", approval).result()
    again = open_shop.again()

    with pytest.raises(Refusal, match="already_finished"):
        open_drawer(again.desk, ANN, "no change", approval).result()
    again.close()


def test_nor_for_somebody_else(open_shop: Shop) -> None:
    with pytest.raises(Refusal, match="approval_other"):
        open_drawer(open_shop.desk, TRAINEE, "no change", given(open_shop))


def test_another_person_with_another_pin(open_shop: Shop) -> None:
    desk = open_shop.desk
    with pytest.raises(Refusal, match="approver_is_self"):
        approve(desk, NO_CHANGE, BEA, "A2", BEAS_PIN)
    with pytest.raises(Refusal, match="wrong_pin"):
        approve(desk, NO_CHANGE, ANN, "A2", PIN)
    with pytest.raises(Refusal, match="approver_may_not"):
        approve(desk, Wanted("member.close", "M1"), ANN, "A3", DIES_PIN)
    with pytest.raises(Refusal, match="unknown_staff"):
        approve(desk, NO_CHANGE, ANN, "A9", BEAS_PIN)


def test_wrong_pins_of_an_approver_lock_too(open_shop: Shop) -> None:
    for _ in range(5):
        with pytest.raises(Refusal, match="wrong_pin"):
            approve(open_shop.desk, NO_CHANGE, ANN, "A2", PIN)
    with pytest.raises(Refusal, match="pin_locked"):
        approve(open_shop.desk, NO_CHANGE, ANN, "A2", BEAS_PIN)


def test_who_can_approve_is_told(open_shop: Shop) -> None:
    assert [person.name for person in who_may(open_shop.desk, NO_CHANGE, ANN)] == ["Bea", "Die"]
    assert [person.name for person in who_may(open_shop.desk, NO_CHANGE, DIE)] == ["Bea"]


def test_roles_are_data_that_hq_publishes(open_shop: Shop) -> None:
    """HQ takes a right away and gives another: from then on."""
    row = staff_row(ANN, version=2, rights=[SELL, NO_SALE], limits={})
    open_shop.store.apply_rows([row], {}, 1)
    ann = open_shop.desk.staff.staff()[0]

    assert open_drawer(open_shop.desk, ann, "no change").result().entry.approver is None
    sale = open_shop.cart(MILK)
    with pytest.raises(Refusal, match="approver_needed"):
        clear_cart(open_shop.desk, sale, ann)


def without(*rights: str) -> StaffMember:
    """Ann of a chain that lets its cashiers do less."""
    may = replace(ANN.rights, rights=tuple(right for right in ANN.rights.rights if right not in rights))
    return replace(ANN, grants=may)


def test_a_cart_is_cleared_with_an_approval(open_shop: Shop) -> None:
    ann = without(CLEAR)
    sale = open_shop.cart(MILK)
    keep_sale(open_shop.desk, sale, ann).result()
    with pytest.raises(Refusal, match="approver_needed") as refused:
        clear_cart(open_shop.desk, sale, ann, "left")
    wanted = refused.value.params["wanted"]
    assert isinstance(wanted, Wanted)

    entry = clear_cart(open_shop.desk, sale, ann, "left", given(open_shop, wanted)).result().entry

    assert isinstance(entry.body, SaleAbandoned)
    assert entry.approver == "A2"


def test_what_is_approved_of_a_sale_under_way_is_written_at_once_and_named_by_the_sale(open_shop: Shop) -> None:
    ann = without(REMOVE)
    sale = open_shop.cart(MILK, SOAP)
    with pytest.raises(Refusal, match="approver_needed") as refused:
        remove_line(open_shop.desk, sale, 2, ann)
    wanted = refused.value.params["wanted"]
    assert isinstance(wanted, Wanted)
    approval = given(open_shop, wanted)

    less = remove_line(open_shop.desk, sale, 2, ann, approval)

    assert approval.entry is not None
    assert less.approvals == (approval.entry,)
    assert from_document(open_shop.desk, less.id, to_document(less)).approvals == less.approvals
    with pytest.raises(Refusal, match="approval_other"):
        remove_line(open_shop.desk, less, 1, ann, approval)
    sold = open_shop.finish(take_cash(open_shop.desk, less)).entry.body
    assert getattr(sold, "approvals", None) == (approval.entry,)
    open_shop.verified()


def test_need_gives_back_what_approved() -> None:
    approval = Approval("1", NO_CHANGE, "A1", "A2")

    assert need(BEA, NO_CHANGE) is None
    assert need(ANN, NO_CHANGE, approval) == approval


def test_the_entry_says_what_it_was_for(open_shop: Shop) -> None:
    entry = open_drawer(open_shop.desk, ANN, "no change", given(open_shop)).result().entry
    assert isinstance(entry.body, DrawerOpened)
    assert entry.body.reason == "no change"
