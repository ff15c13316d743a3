"""Values made quickly are the standard library's in everything that anybody sees."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, replace
from typing import Any

import msgspec
import pytest

from domain import value


@value.dataclass(frozen=True, slots=True)
class Price:
    """One of ours."""

    sku: str
    amount: int = 5
    labels: dict[str, str] = field(default_factory=dict)
    secret: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("below zero")


@value.dataclass(frozen=True, slots=True)
class Nothing:
    """Holds nothing."""


@value.dataclass(frozen=True, slots=True)
class One:
    """Holds one thing."""

    only: int


def theirs() -> Any:  # noqa: ANN401  a class that is made here
    """The same class by the standard library."""

    @dataclasses.dataclass(frozen=True, slots=True)
    class Price:
        sku: str
        amount: int = 5
        labels: dict[str, str] = field(default_factory=dict)
        secret: str = field(default="", repr=False)

    Price.__qualname__ = "Price"
    return Price


def test_what_is_seen_is_the_same() -> None:
    other = theirs()
    ours, same = Price("a", 7, secret="s"), other("a", 7, secret="s")

    assert repr(ours) == repr(same)
    assert inspect.signature(Price).parameters.keys() == inspect.signature(other).parameters.keys()
    assert Price.__match_args__ == other.__match_args__
    assert dataclasses.asdict(ours) == dataclasses.asdict(same)
    assert msgspec.json.encode(ours) == msgspec.json.encode(same)
    assert hash(One(3)) == hash((3,))
    assert hash(Nothing()) == hash(())


def test_equal_content_is_equal_and_another_class_never_is() -> None:
    assert Price("a") == Price("a", 5)
    assert Price("a") != Price("a", 6)
    assert Price("a") != theirs()("a")
    assert One(1) == One(1)
    others: list[object] = [One(1), None]
    assert Nothing() == Nothing()
    assert Nothing() not in others
    assert len({One(1), One(1), One(2)}) == 2


def test_nothing_is_changed_afterwards() -> None:
    with pytest.raises(FrozenInstanceError):
        One(1).only = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del One(1).only
    with pytest.raises(FrozenInstanceError):
        One(1).more = 2  # type: ignore[attr-defined]
    assert not hasattr(One(1), "__dict__")


def test_every_value_has_a_default_of_its_own() -> None:
    first = Price("a")
    first.labels["en"] = "x"

    assert Price("b").labels == {}


def test_copies_and_what_is_read_are_checked_like_new_ones() -> None:
    made = Price("a", 7, {"en": "x"})

    assert replace(made, amount=8) == Price("a", 8, {"en": "x"})
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made  # noqa: S301  our own
    assert msgspec.json.decode(b'{"sku":"a","amount":7,"labels":{"en":"x"}}', type=Price) == made
    with pytest.raises(ValueError, match="below zero"):
        Price("a", -1)
    with pytest.raises(ValueError, match="below zero"):
        replace(made, amount=-1)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"sku":"a","amount":-1}', type=Price)


def test_a_field_that_is_missing_or_unknown_is_refused() -> None:
    with pytest.raises(TypeError):
        Price()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        One(1, more=2)  # type: ignore[call-arg]


def test_what_it_cannot_do_it_refuses() -> None:
    with pytest.raises(TypeError):
        value.dataclass(frozen=False, slots=True)
    with pytest.raises(TypeError):

        @value.dataclass(frozen=True, slots=True)
        class _Half:
            only: int = field(compare=False)
