"""Lines written by hand, in the shape of the data."""

from dataclasses import fields

import numpy as np

from demo.replay.data import Lines

USUAL = {
    "week": 1,
    "day": 17_167,  # 1 January 2017
    "moment": 1_483_290_000,
    "store": 7,
    "basket": 1,
    "household": 42,
    "sku": 1000,
    "quantity": 1,
    "sales": 0,
    "retail": 0,
    "coupon": 0,
    "match": 0,
    "weighed": 0,
}


def made_lines(*rows: dict[str, int]) -> Lines:
    """One line per row; what a row does not say is as usual."""
    full = [USUAL | row for row in rows]
    names = [field.name for field in fields(Lines)]
    columns = {name: np.array([row[name] for row in full], dtype=np.int64) for name in names}
    weighed = columns.pop("weighed").astype(np.bool_)
    return Lines(**columns, weighed=weighed)
