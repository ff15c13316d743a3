"""Samples, and reading bytes back with the interpreter."""

from demo.virtual.interpreter import Event, Interpreter, WasCut
from demo.virtual.paper import Paper
from domain.receipt import Receipt
from domain.receipt_builders import (
    Balance,
    Heading,
    ReceiptAmount,
    ReceiptLine,
    ReceiptMember,
    SaleReceiptData,
    TaxRow,
    sale_receipt,
)
from pos_app.receipts.words import words_for

HEADING = Heading("城西店", "S01-R2", "S01-R2-000123", "9f3a61c24b07", "2026-11-22", "18:42:10", "李敏")
NAMES = (
    "鲜牛奶 950ml",
    "德芙黑巧克力 252g",
    "金龙鱼 葵花籽油 5L 物理压榨 一级 家庭装 特惠",
    "红富士苹果",
    "可口可乐 330ml×6",
    "五常大米 5kg",
    "蓝月亮洗衣液 2kg",
    "维达抽纸 3层 130抽×24包",
    "鸡蛋 30枚",
    "农夫山泉 1.5L×12",
    "大白兔奶糖 227g",
    "雀巢咖啡 1+2 原味",
)


def line(place: int) -> ReceiptLine:
    """Return the line of an article; every second one has a member price."""
    amount = 3180 + place * 1462
    if place % 2 == 0:
        return ReceiptLine(NAMES[place], "2", amount // 2, amount, amount)
    return ReceiptLine(NAMES[place], "2", amount // 2, amount, amount - 300, (ReceiptAmount("会员价 金卡 95 折", 300),))


def sample(language: str = "zh_CN", lines: int = 12) -> Receipt:
    """Return a receipt of up to 12 lines, everything on it."""
    sold = tuple(line(place) for place in range(lines))
    total = sum(each.list_amount for each in sold)
    payable = sum(each.payable for each in sold) - 2004
    data = SaleReceiptData(
        HEADING,
        sold,
        list_total=total,
        payable=payable,
        tenders=(ReceiptAmount("储值", 20000), ReceiptAmount("现金", payable - 18674)),
        member=ReceiptMember("王*明", "金卡"),
        adjustments=(ReceiptAmount("优惠券 满 100 减 20", 2000),),
        savings=total - payable,
        rounding=4,
        taxes=(TaxRow("13%", 10000, 1300), TaxRow("9%", 1000, 90)),
        change=1326,
        balance=Balance(21850, 1850, low=True),
    )
    return sale_receipt(data, words_for(language))


def events_of(data: bytes, charset: str, columns: int) -> list[Event]:
    """Return everything that the bytes make a head do; no byte may be left over."""
    head = Interpreter(charset, columns)
    head.feed(data)
    events = []
    while (done := head.step())[0]:
        events.append(done[1])
    assert head.waiting == 0
    return events


def papers_of(data: bytes, charset: str = "gbk", columns: int = 48) -> list[Paper]:
    """Return the pieces of paper that came out; nothing may remain uncut."""
    events = events_of(data, charset, columns)
    assert isinstance(events[-1], WasCut)
    return [event.paper for event in events if isinstance(event, WasCut)]
