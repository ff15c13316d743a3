"""The smallest chain that can lose something: a store, three articles, a member with stored value, a cashier."""

from argon2 import PasswordHasher

from demo.chain.codes import card
from demo.chain.plan import STARTS, plan_text
from domain.entries import UnitAmount
from domain.money import Ratio
from hq.services.chain import Article, Barcode, Chain, Member, Price, Staff, Store

STORE, CASHIER, PIN, MEMBER = "S01", "A01", "123456", "M000001"
CARD = card(1)
SKUS = ("1001", "1002", "1003")
_hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def small_chain() -> Chain:
    """The masters as HQ loads them."""
    names = {"1001": ("Milk", "6901234567892"), "1002": ("Bread", "6901234567908"), "1003": ("Salt", "6901234567915")}
    goods = tuple(
        Article(sku, name, "food", Ratio(13, 100), barcodes=(Barcode(code),)) for sku, (name, code) in names.items()
    )
    units = (UnitAmount(MEMBER, "SVP/20260101-1", 100_000), UnitAmount(MEMBER, "SVB/20260101-1", 20_000))
    member = Member(MEMBER, "王小明", "13800138000", CARD, STORE, "yellow", 150_000, p95_bill=10_000, units=units)
    return Chain(
        stores=(Store(STORE, "滨江店"),),
        articles=goods,
        prices=tuple(Price(STORE, sku, 1000 + 330 * place) for place, sku in enumerate(SKUS)),
        plans=(plan_text(),),
        staff=(Staff(CASHIER, "李雷", "cashier", _hasher.hash(PIN), STORE),),
        members=(member,),
        opened=STARTS,
    )
