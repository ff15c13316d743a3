"""A store's lines on their way from the reader of the data to the worker that sells them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np

from demo.replay.baskets import store_id
from demo.replay.data import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_lines(folder: Path, lines: Lines) -> None:
    """Write a file for each store."""
    for store, part in by_store(lines):
        np.savez(_file(folder, store), **{field.name: getattr(part, field.name) for field in fields(part)})


def read_lines(folder: Path, store: str) -> Lines:
    """The lines of one store."""
    with np.load(_file(folder, store)) as found:
        return Lines(**{field.name: found[field.name] for field in fields(Lines)})


def by_store(lines: Lines) -> Iterator[tuple[str, Lines]]:
    """The lines of each store, in the order that they had."""
    order = np.argsort(lines.store, kind="stable")
    stores, starts = np.unique(lines.store[order], return_index=True)
    for store, rows in zip(stores.tolist(), np.split(order, starts[1:]), strict=True):
        yield store_id(store), lines.where(rows)


def _file(folder: Path, store: str) -> Path:
    return folder / f"{store}.npz"
