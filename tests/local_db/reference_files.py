"""Small reference files, made as HQ makes them."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from local_db.driver import dbapi2
from local_db.reference import people
from wire import reference_schema as schema

INDEX_KEY = bytes(range(32))
ARTICLES = (
    ("1001", "纯牛奶 250ml", "CNN", (("6901234567892", 1), ("16901234567899", 24))),
    ("1002", "牛奶糖", "NNT", (("6901234567885", 1),)),
    ("1003", "香皂", "XZ", (("036000291452", 1),)),
    ("A-77", "Coca Cola 可乐", "COCACOLAKL", (("5449000000996", 1),)),
)
BENEFITS = {"1002": {"cost": 900, "since": "2026-11-20"}}
PRICES = {"1001": (350, 320), "1002": (1250, None), "A-77": (300, None)}
MEMBERS: tuple[dict[str, Any], ...] = (
    {"id": "M1", "name": "王小明", "pinyin": "WXM", "phone": "13800001234", "card": "88000001", "tier": "red",
     "spending": 210000, "home_store": "S01", "units": {"SVP/20260101-M1": 60000, "SVB/20260101-M1": 12000},
     "included": {}},
    {"id": "M2", "name": "王明", "pinyin": "WM", "phone": "13900001234", "card": "88000002", "frozen": True},
    {"id": "M3", "name": "李小红", "pinyin": "LXH", "phone": "13900009999", "card": "88000003"},
)  # fmt: skip
STAFF = ({"id": "A2", "name": "Bea", "role": "manager", "pin": "y", "store": "S01"},
         {"id": "A1", "name": "Ann", "role": "cashier", "pin": "x", "store": "S01"})  # fmt: skip


def goods_file(path: Path) -> Path:
    """Four articles in the order of popularity; the third has no price here."""
    file = _file(path, schema.GOODS_DDL)
    for rank, (sku, name, pinyin, codes) in enumerate(ARTICLES):
        barcodes = [{"code": code, "quantity": quantity} for code, quantity in codes]
        doc = {"sku": sku, "name": name, "category": "x", "tax_rate": [13, 100], "per": 1, "pinyin": pinyin,
               "rank": rank, "barcodes": barcodes, **BENEFITS.get(sku, {})}  # fmt: skip
        _run(file, schema.put("article", sku, doc, fresh=True))
    for sku, (price, member_price) in PRICES.items():
        _run(file, schema.put("price", sku, {"sku": sku, "price": price, "member_price": member_price}))
    for version, valid_from in ((1, ""), (2, "2026-07-01T00:00:00.000Z")):
        doc = {"version": version, "from": valid_from, "text": f'{{"version":{version}}}'}
        _run(file, schema.put("plan", f"plan/{version}", doc))
    file.commit()
    file.close()
    return path


def index_file(path: Path, members: Sequence[Mapping[str, Any]] = MEMBERS) -> Path:
    """The members' HMACs."""
    file = _file(path, schema.INDEX_DDL)
    for member in members:
        texts = (f"card:{member['card']}", f"phone:{member['phone']}")
        hmacs = [hmac.digest(INDEX_KEY, text.encode(), hashlib.sha256).hex() for text in texts]
        _run(file, schema.put("member", str(member["id"]), {**member, "hmacs": hmacs}, fresh=True))
    file.commit()
    file.close()
    return path


def people_file(path: Path) -> Path:
    """Members and staff, without encryption: what the questions are about is the same."""
    file = _file(path, people.PEOPLE_DDL)
    for kind, documents in (("member", MEMBERS), ("staff", STAFF)):
        for doc in documents:
            _run(file, people.put(kind, str(doc["id"]), doc))
    file.commit()
    file.close()
    return path


def _file(path: Path, ddl: Sequence[str]) -> dbapi2.Connection:
    file = dbapi2.connect(path)
    for sql in ddl:
        file.execute(sql)
    file.execute(schema.META_SQL, ("schema", str(schema.SCHEMA)))
    return file


def _run(file: dbapi2.Connection, statements: Any) -> None:  # noqa: ANN401
    for sql, params in statements:
        file.execute(sql, params)
