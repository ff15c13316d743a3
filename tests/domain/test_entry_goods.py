"""Goods without a receipt are an entry of a kind of their own; its proofs are in test_no_receipt.py."""

from domain.entries import KINDS
from domain.entry_goods import GoodsReturned


def test_its_kind() -> None:
    assert KINDS["goods.returned"] is GoodsReturned
