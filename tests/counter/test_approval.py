"""At the counter: somebody else approves, a staff card signs in, a till that nobody touches locks itself."""

from pos_app.services.sign_in import AUTO_LOCK
from pos_app.ui import acts
from pos_app.ui.approval_texts import approval_words
from pos_app.ui.state_staff import ApprovalWanted
from tests.counter.till import Till
from tests.services.shop import OWN, PIN, STAFF_CARD


def test_an_approval_that_is_not_given_changes_nothing(till: Till) -> None:
    till.scan(OWN)
    till.do(acts.OpenDrawer("change"))
    assert till.counter.place == "approve"
    till.do(acts.SignIn("A2", PIN))
    assert (till.counter.place, till.told()) == ("approve", "The PIN is wrong Try again")
    till.key("Esc")
    till.settled()

    assert (till.counter.place, till.lines()) == ("sale", [("自编货", 1)])
    assert till.shop.jobs() == []
    till.do(acts.OpenDrawer("change"))
    assert till.counter.place == "approve"


def test_a_till_locks_itself_when_nobody_does_anything(till: Till) -> None:
    till.scan(OWN)
    till.think(AUTO_LOCK * 1000 - 2000)
    till.parts.controller._tick()
    assert till.counter.place == "sale"
    till.think(3000)
    till.parts.controller._tick()
    till.settled()

    assert (till.counter.place, till.lines()) == ("locked", [("自编货", 1)])
    till.do(acts.Unlock(PIN))
    assert till.counter.place == "sale"


def test_a_staff_card_signs_in_and_unlocks_what_is_its_own(till: Till) -> None:
    till.do(acts.Lock())
    till.beam(STAFF_CARD)
    assert (till.counter.place, till.told().split(" Choose")[0]) == ("locked", "This card signs nobody in here")
    till.do(acts.Unlock(PIN))
    till.do(acts.SignOut())
    till.beam(STAFF_CARD)
    assert (till.counter.place, till.counter.person.id) == ("sale", "A2")
    till.do(acts.Lock())
    till.beam(STAFF_CARD)
    assert till.counter.place == "sale"


def test_the_reason_is_said_in_words(till: Till) -> None:
    till.do(acts.OpenDrawer("change"))
    wanted = ApprovalWanted(till.counter.asked.wanted.right, "change", 0, "Ann") if till.counter.asked else None
    assert wanted is not None
    assert approval_words(wanted, till.counter.money) == "Ann: Open the drawer (Change money)"
