"""Frozen values with slots, made quickly: the standard library's dataclass with one compilation instead of six.

A till has 150 such classes and makes them all before its first paint; the standard library compiles a text for each
method of each class. Here only `__init__` is compiled, everything else is shared. The values are dataclasses to
everybody: `fields`, `replace`, `match`, pickling, and readers that look for `__dataclass_fields__`.
"""

import dataclasses
import sys
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")
Maker = Callable[[type[T]], type[T]]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Maker[T]:
        """Make a class of frozen values with slots: nothing else is to be had here."""
        if not (frozen and slots):
            msg = "only frozen values with slots; take dataclasses.dataclass for others"
            raise TypeError(msg)
        return _made


def _made(cls: type[T]) -> type[T]:
    described: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    fields = dataclasses.fields(described)
    names = tuple(field.name for field in fields)
    if any(field.kw_only or not field.compare for field in fields):
        msg = f"{cls.__name__} wants what only dataclasses.dataclass can do"
        raise TypeError(msg)
    inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
    members = {name: found for name, found in cls.__dict__.items() if name not in {"__dict__", "__weakref__", *names}}
    members["__slots__"] = tuple(name for name in names if name not in inherited)
    members["__qualname__"] = cls.__qualname__
    for name, method in (*_SHARED.items(), *_comparing(names).items()):
        members.setdefault(name, method)
    maker: Any = type(cls)
    made: type[T] = maker(cls.__name__, cls.__bases__, members)
    made.__init__ = _init(made, fields)  # type: ignore[method-assign]
    return made


def _init(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    """The one method that is compiled: a call of it is the price of every value."""
    wanted, lines = [], []
    held: dict[str, Any] = {"_given": _NOT_GIVEN}
    for field in fields:
        name = field.name
        held[f"_set_{name}"] = getattr(cls, name).__set__
        value = name
        if field.default_factory is not dataclasses.MISSING:
            held[f"_make_{name}"] = field.default_factory
            wanted.append(f"{name}=_given")
            value = f"_make_{name}() if {name} is _given else {name}"
        elif field.default is not dataclasses.MISSING:
            held[f"_default_{name}"] = field.default
            wanted.append(f"{name}=_default_{name}")
        else:
            wanted.append(name)
        lines.append(f"  _set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()")
    body = "\n".join(lines) or "  pass"
    text = f"def make({', '.join(held)}):\n def __init__(self, {', '.join(wanted)}):\n{body}\n return __init__"
    space: dict[str, Any] = {}
    exec(text, sys.modules[cls.__module__].__dict__, space)  # noqa: S102  as dataclasses does
    init: Callable[..., None] = space["make"](**held)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**{field.name: field.type for field in fields}, "return": None}
    return init


def _fields(value: Any) -> tuple[dataclasses.Field[Any], ...]:  # noqa: ANN401  any of our values
    return dataclasses.fields(value)


def _comparing(names: tuple[str, ...]) -> dict[str, Any]:
    if not names:
        return {"__eq__": _same_class, "__hash__": _hash_of_nothing}
    content = attrgetter(*names)
    one = len(names) == 1

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        return content(self) == content(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash((content(self),) if one else content(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _same_class(self: object, other: object) -> bool:
    return True if other.__class__ is self.__class__ else NotImplemented


def _hash_of_nothing(self: object) -> int:
    del self
    return hash(())


def _repr(self: object) -> str:
    told = (f"{field.name}={getattr(self, field.name)!r}" for field in _fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(told)})"


def _no_set(self: object, name: str, value: object) -> None:
    del self, value
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_delete(self: object, name: str) -> None:
    del self
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: object) -> list[Any]:
    return [getattr(self, field.name) for field in _fields(self)]


def _set_state(self: object, state: list[Any]) -> None:
    for field, value in zip(_fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_NOT_GIVEN = object()
_SHARED: dict[str, Any] = {
    "__repr__": _repr,
    "__setattr__": _no_set,
    "__delattr__": _no_delete,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
