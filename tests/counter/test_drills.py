"""The drills of a training (C9), by keys: each a wrong way and the right one, seen by what the books hold."""

from dataclasses import dataclass, replace

import pytest

from domain.articles import Article
from pos_app.services.ports import Goods
from pos_app.training.coach import Coach
from pos_app.training.drills import DRILLS
from pos_app.training.practice import NoHq
from pos_app.ui import acts
from pos_app.ui.drill_texts import drill_title
from pos_app.ui.state_sheet import SheetState
from tests.counter.test_shift import COUNT
from tests.counter.test_training import files, trainee
from tests.counter.till import Till
from tests.services.shop import MILK, PEARS, Shop

PHONE = "13900000001"
MILK_IN = f"{MILK} Enter"
"""What a hand types; the goods that the drills of this shop name are milk, at 3.50."""
MEMBER_IN = f"{PHONE} F3"
BAD = "6900000000007"


@dataclass(frozen=True)
class Way:
    """A drill, what a wrong hand does, what is said to that, and the right way."""

    drill: str
    wrong: str
    said: str
    right: str


WAYS = (
    Way("cash", f"{MILK_IN} F9", "Taken 3.50, change 0: type 10 before F9", f"{MILK_IN} 10 F9"),
    Way("quantity", f"{MILK_IN} F9", "Sold: 1. Type 3 and * before the code", f"3 * {MILK_IN} Del Ctrl+Z F9"),
    Way("weigh", f"{PEARS} Enter 0.530 * F9", "Sold: 0.530 kg; the scale says 0.350", f"{PEARS} Enter 0.350 * F9"),
    Way("member", f"{MILK_IN} F9", f"Sold without the member: {PHONE}, F3, before F9", f"{MEMBER_IN} {MILK_IN} F9"),
    Way(
        "split",
        f"{MEMBER_IN} {MILK_IN} F12",
        "Stored value paid 3.14: type 1 before F12",
        f"{MEMBER_IN} {MILK_IN} 1 F12 F9",
    ),
    Way("suspend", f"{MILK_IN} F9", "Paid at once: F6 first, then ⇧F6", f"{MILK_IN} F6 Shift+F6 Enter F9"),
    Way(
        "return",
        f"{MILK_IN} F9 {MILK_IN} F9",
        "That was another sale: F8 begins the return",
        f"{MILK_IN} F9 F8 Enter F8 Enter",
    ),
    Way(
        "offline",
        f"{MEMBER_IN} {MILK_IN} F9",
        "Paid without stored value: F12 works without HQ, too",
        f"{MEMBER_IN} {MILK_IN} F12",
    ),
    Way("code", f"{MILK_IN} F9", f"The label was not tried: {BAD}, Enter, comes first", f"{BAD} Enter F4 纯 Enter F9"),
)
OTHER_WRONGS = (
    ("quantity", f"3 * {MILK_IN} F9", "The line never left the cart: Del, then Ctrl+Z, before F9"),
    ("weigh", f"{MILK_IN} F9", f"Nothing weighed was sold: {PEARS}, Enter, the kilograms and *"),
    ("cash", f"{MEMBER_IN} {MILK_IN} F12", "It was not paid in cash: type 10, then F9"),
    ("split", f"{MILK_IN} F9", "No stored value was taken: 1, F12, before F9"),
    ("code", f"{BAD} Enter {PEARS} Enter 1.000 * F9", "Sold: 雪梨. The customer has 纯牛奶"),
)


def hands(till: Till, keys: str) -> None:
    """Press them; a longer word of digits is typed key by key, and each act is written before the next."""
    for word in keys.split():
        if word == "纯":
            till.parts.window.type_text(word)
            continue
        typed = word if word.replace(".", "").isdigit() else ""
        till.key(" ".join(typed) if typed else word)
        till.settled()
        till.counter.desk.books.drop_draft("nothing").result()
        till.settled()


def strip(till: Till) -> tuple[str, str]:
    """What the strip above the screen says: the head with the task, and what came of the last try."""
    drill = till.parts.window._view._band.drill
    assert drill is not None
    return f"{drill.head} · {drill.task}", drill.said


def coach(till: Till) -> Coach:
    found = till.counter.coach
    assert found is not None
    return found


def begin(till: Till, drill: str) -> None:
    """From the list, by its digit or by the arrows."""
    place = [one.id for one in DRILLS].index(drill)
    till.key("Ctrl+M 8")
    till.settled()
    assert isinstance(till.counter.panel, SheetState), till.story()
    till.key(str(place + 1) if place < 9 else "Up Enter" if till.counter.panel.selected else "Down " * place + "Enter")
    till.settled()
    assert drill_title(drill) in strip(till)[0]


def next_sale(till: Till) -> None:
    if till.counter.place != "sale":
        till.key("Esc")
        till.settled()


def notes(amount: int) -> dict[int, int]:
    """The fewest notes and coins."""
    found = {}
    for value in COUNT:
        found[value], amount = divmod(amount, value)
    return found


def count(till: Till, counted: dict[int, int]) -> None:
    """Every row of the count, and lock it."""
    for value in COUNT:
        hands(till, f"{counted.get(value, 0)} Enter")


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.drill)
def test_a_drill_by_keys(managed: Till, way: Way) -> None:
    """The wrong way is said and the drill goes on; the right one leads to the next; the shop's books hear nothing."""
    before = files(managed.shop)
    trainee(managed)
    begin(managed, way.drill)
    hands(managed, way.wrong)
    assert strip(managed)[1] == way.said
    assert not coach(managed).results

    next_sale(managed)
    hands(managed, way.right)

    result = coach(managed).results[way.drill]
    assert (result.person, result.keys > 2) == ("Trainee", True), managed.story()
    following = DRILLS[[one.id for one in DRILLS].index(way.drill) + 1].id
    head, said = strip(managed)
    assert drill_title(following) in head
    assert said.startswith(drill_title(way.drill))
    managed.do(acts.Training())
    assert files(managed.shop) == before
    assert not managed.shop.hq.asked


@pytest.mark.parametrize(("drill", "keys", "said"), OTHER_WRONGS)
def test_other_wrong_ways_are_told_apart(managed: Till, drill: str, keys: str, said: str) -> None:
    trainee(managed)
    begin(managed, drill)
    hands(managed, keys)

    assert strip(managed)[1] == said, managed.story()
    assert not coach(managed).results


def test_the_close_is_the_last_and_the_sum_is_told(managed: Till) -> None:
    """Miscounted first, then right; with the others done it says who did all of them, in how many keys and seconds."""
    before = files(managed.shop)
    trainee(managed)
    begin(managed, "close")
    assert "The drawer holds 100" in strip(managed)[0]
    managed.key("Ctrl+M 2")
    managed.settled()
    count(managed, {})
    assert strip(managed)[1] == "Counted 0, the drawer holds 100: press 0, count again", managed.story()
    managed.key("Esc")
    managed.settled()
    done = coach(managed).results
    for drill in DRILLS[:-1]:
        begin(managed, drill.id)
        next_sale(managed)
        hands(managed, next(way.right for way in WAYS if way.drill == drill.id))
        assert drill.id in done, (drill.id, managed.story(), strip(managed))
        next_sale(managed)
    assert drill_title("close") in strip(managed)[0]
    held = managed.counter.desk.books.open_shift()
    assert held is not None
    managed.key("Ctrl+M 2")
    managed.settled()
    count(managed, {})
    hands(managed, "0")
    count(managed, notes(held.totals.expected_cash))
    hands(managed, "1 Enter" if held.totals.expected_cash % 10 else "Enter")

    head, _ = strip(managed)
    keys, seconds = sum(one.keys for one in done.values()), sum(one.seconds for one in done.values())
    assert head == f"All 10 drills done by Trainee: {keys} keys, {seconds} s · "
    assert keys > 40
    assert seconds > 30
    managed.do(acts.Back())
    managed.do(acts.Training())
    assert files(managed.shop) == before


def test_in_the_drill_without_hq_it_seems_away(managed: Till) -> None:
    """And is there again in the next drill, and when no drill is done."""
    trainee(managed)
    desk = managed.counter.desk
    begin(managed, "offline")
    assert not desk.hq.online
    managed.key("Ctrl+M 8 Del")
    managed.settled()
    assert managed.parts.window._view._band.drill is None
    assert desk.hq.online


def test_the_list_is_left_by_escape(managed: Till) -> None:
    trainee(managed)
    managed.key("Ctrl+M 8 Esc")
    managed.settled()

    assert (managed.counter.panel, coach(managed).drill) == (None, None)


def test_outside_of_a_training_there_are_no_drills(managed: Till) -> None:
    managed.do(acts.OpenSheet("drills"))

    assert managed.alarmed()
    assert managed.counter.panel is None


class OnlyPieces:
    """The shop's goods without those that are weighed."""

    def __init__(self, goods: Goods) -> None:
        self._goods = goods
        self.by_barcode, self.by_sku = goods.by_barcode, goods.by_sku

    def search(self, text: str, limit: int = 20) -> tuple[Article, ...]:
        return tuple(article for article in self._goods.search(text, limit) if article.per == 1)


def test_a_shop_without_weighed_goods_is_spared_that_drill(shop: Shop) -> None:
    desk = replace(shop.desk, goods=OnlyPieces(shop.desk.goods))

    known = [drill.id for drill in Coach(desk, NoHq(), float).drills]

    assert known == [drill.id for drill in DRILLS if drill.id != "weigh"]


def test_digits_are_no_keys_and_a_scan_is_one(managed: Till) -> None:
    trainee(managed)
    begin(managed, "cash")
    before = managed.keys
    hands(managed, "10 F9")
    hands(managed, MILK_IN)
    hands(managed, "10 F9")

    assert coach(managed).results["cash"].keys == managed.keys - before
