"""Made-up states of every screen, for pictures and tests; the figures add up."""

from msgspec.structs import replace

from domain.errors import Refusal
from pos_app.ui.acts import TenderKind
from pos_app.ui.messages import scan_bar_of
from pos_app.ui.money_text import MoneyText
from pos_app.ui.state import (
    CheckoutState,
    Condition,
    Device,
    FrameState,
    LampState,
    LineState,
    MemberState,
    PaidState,
    PrintState,
    ScanBarState,
    ScanMode,
    Tag,
    TagKind,
    TenderState,
    Tone,
    TotalsState,
    UndoState,
)

_NAMES = {
    "zh_CN": (
        "鲜牛奶 950ml",
        "红富士苹果",
        "三只松鼠 每日坚果 750g",
        "可口可乐 330ml × 6 罐",
        "心相印 抽纸 3 层 24 包",
        "农夫山泉 550ml",
        "德芙 丝滑牛奶巧克力 252g",
    ),
    "en": (
        "Fresh milk 950 ml",
        "Fuji apples",
        "Daily nuts mix 750 g",
        "Coca-Cola 330 ml, 6-pack",
        "Facial tissue 3-ply, 24",
        "Spring water 550 ml",
        "Dove milk chocolate 252 g",
    ),
    "zh_TW": (
        "鮮乳 936ml",
        "富士蘋果",
        "每日綜合堅果 750g",
        "可口可樂 330ml × 6 罐",
        "抽取式衛生紙 3 層 24 包",
        "礦泉水 600ml",
        "德芙 牛奶巧克力 252g",
    ),
    "es": (
        "Leche fresca 950 ml",
        "Manzana Fuji",
        "Frutos secos del día 750 g",
        "Coca-Cola 330 ml, 6 latas",
        "Pañuelos faciales 3 capas, 24",
        "Agua de manantial 550 ml",
        "Chocolate con leche 252 g",
    ),
}
_TEXTS = {
    "zh_CN": {
        "store": "城西店",
        "register": "02 号机",
        "cashier": "李敏",
        "shift": "白班",
        "tier": "红钻会员",
        "tier_rule": "红钻 95 折",
        "half": "第 2 件半价",
        "added": "已添加 {name}",
        "removed": "已删除 {name}",
        "unknown": "未找到条码 6900000004127",
        "again": "请重扫，或按 F4 按名称查找",
        "member": "王晓明",
        "in_use": "另一台收银程序正在使用这本账",
        "close_it": "请先关闭它，再启动这一台",
        "loading": "正在读取商品",
    },
    "en": {
        "store": "West Gate",
        "register": "Till 02",
        "cashier": "Li Min",
        "shift": "Day",
        "tier": "Red diamond",
        "tier_rule": "Red diamond 95 %",
        "half": "2nd at half price",
        "added": "Added {name}",
        "removed": "Removed {name}",
        "unknown": "No article for 6900000004127",
        "again": "Scan again, or press F4 to search by name",
        "member": "王晓明",
        "in_use": "Another till is using these books",
        "close_it": "Close it first, then start this one",
        "loading": "Loading articles",
    },
    "zh_TW": {
        "store": "城西門市",
        "register": "02 號機",
        "cashier": "李敏",
        "shift": "早班",
        "tier": "紅鑽會員",
        "tier_rule": "紅鑽 95 折",
        "half": "第 2 件半價",
        "added": "已加入 {name}",
        "removed": "已刪除 {name}",
        "unknown": "找不到條碼 6900000004127",
        "again": "請重新掃描，或按 F4 依品名查找",
        "member": "王曉明",
        "in_use": "另一台收銀程式正在使用這本帳",
        "close_it": "請先將它關閉，再啟動這一台",
        "loading": "正在讀取商品",
    },
    "es": {
        "store": "Puerta Oeste",
        "register": "Caja 02",
        "cashier": "Li Min",
        "shift": "Mañana",
        "tier": "Diamante rojo",
        "tier_rule": "Diamante rojo 95 %",
        "half": "2.ª a mitad",
        "added": "Añadido {name}",
        "removed": "Quitado {name}",
        "unknown": "No hay artículo para 6900000004127",
        "again": "Escanee otra vez, o pulse F4 para buscar por nombre",
        "member": "王晓明",
        "in_use": "Otra caja está usando estos libros",
        "close_it": "Ciérrela primero y después inicie esta",
        "loading": "Cargando artículos",
    },
}


def text(language: str, key: str) -> str:
    """A sample text in the language."""
    return _TEXTS[language][key]


def names(language: str) -> tuple[str, ...]:
    """Names of articles in the language."""
    return _NAMES[language]


def lines(language: str) -> tuple[LineState, ...]:
    """Seven lines: a promotion, a weighed one, a member price, a tier discount."""
    n, half, tier = _NAMES[language], _TEXTS[language]["half"], _TEXTS[language]["tier_rule"]
    return (
        LineState(1, n[0], "6907992100012", "2", 1590, 2385, 795, tags=(Tag(TagKind.PROMOTION, half),)),
        LineState(2, n[1], "200143", "1.284 kg", 996, 1279, tags=(Tag(TagKind.WEIGHED),), weighed=True),
        LineState(3, n[2], "6956511908823", "1", 7990, 7990, list_price=8990, tags=(Tag(TagKind.MEMBER_PRICE),)),
        LineState(4, n[3], "6928804011142", "1", 1450, 1450),
        LineState(5, n[4], "6903244673396", "1", 3990, 3790, 200, tags=(Tag(TagKind.TIER, tier),)),
        LineState(6, n[5], "6921168509256", "4", 200, 800),
        LineState(7, n[6], "6914973600423", "1", 3280, 3280, selected=True),
    )


def member(language: str) -> MemberState:
    return MemberState(
        _TEXTS[language]["member"], "138****6621", _TEXTS[language]["tier"], 32850, 20000, 2460, 3, saved=1200
    )


def checkout(language: str) -> CheckoutState:
    """A sale to a member, nothing paid yet."""
    added = _TEXTS[language]["added"].format(name=_NAMES[language][6])
    return CheckoutState(
        lines=lines(language),
        pieces=11,
        member=member(language),
        totals=TotalsState(list=22969, adjustments=1995, coupons=2000, payable=18974, due=18974),
        scan=ScanBarState(ScanMode.OK, added),
        quick_cash=(19000, 20000, 30000),
    )


def guest(language: str) -> CheckoutState:
    """The same articles without a member, and one line just removed."""
    kept = tuple(replace(line, list_price=None, tags=(), adjustment=0) for line in lines(language)[:4])
    kept = (*kept[:2], replace(kept[2], unit_price=8990, amount=8990), replace(kept[3], selected=True))
    kept = (replace(kept[0], amount=3180), *kept[1:])
    total = sum(line.amount for line in kept)
    removed = _TEXTS[language]["removed"].format(name=_NAMES[language][4])
    return CheckoutState(
        lines=kept,
        pieces=5,
        totals=TotalsState(list=total, payable=total, due=total),
        quick_cash=(15000, 20000, 30000),
        undo=UndoState(1, removed),
        armed=True,
    )


def refused(language: str) -> CheckoutState:
    """The last scan was not found."""
    scan = ScanBarState(ScanMode.ERROR, _TEXTS[language]["unknown"], _TEXTS[language]["again"])
    return replace(checkout(language), scan=scan)


def frozen(language: str) -> CheckoutState:
    """HQ's word that the card is lost came while the member stands here."""
    return replace(checkout(language), member=replace(member(language), frozen=True))


def partly_paid(language: str) -> CheckoutState:
    """200.00 of stored value would not do: 150.00 are taken, the rest is due."""
    return replace(
        checkout(language),
        tenders=(TenderState(TenderKind.STORED_VALUE, 15000),),
        totals=TotalsState(22969, 1995, 2000, 18974, 15000, 3974, 0),
        quick_cash=(4000, 5000, 10000),
        pending_quantity="3",
        scan=ScanBarState(),
    )


def company(language: str) -> CheckoutState:
    """A company wants more on account than is left to it."""
    refused = Refusal("account_limit", amount=12_345_600, limit=20_000_000)
    return replace(
        checkout(language),
        member=replace(member(language), account=12_345_600, stored_value=0, spendable_here=0),
        scan=scan_bar_of(refused, MoneyText()),
    )


def long_cart(language: str, count: int = 40) -> CheckoutState:
    """More lines than fit."""
    base = lines(language)
    many = tuple(replace(base[index % 7], number=index + 1, selected=index == count - 1) for index in range(count))
    return replace(checkout(language), lines=many)


def large(language: str) -> CheckoutState:
    """Everything as long and as large as it gets."""
    name = " ".join(_NAMES[language])
    tags = (Tag(TagKind.MEMBER_PRICE), Tag(TagKind.TIER, _TEXTS[language]["tier_rule"]), Tag(TagKind.COUPON))
    line = LineState(
        128, name, "6907992100012345", "99999", 99999999, 999999999, 123456789, 109999999, tags, selected=True
    )
    whole = replace(member(language), name="Bartholomew Featherstonehaugh", stored_value=99999999, saved=123456789)
    totals = TotalsState(1099999999, 123456789, 99999999, 999999999, 100000000, 899999999, 0)
    return CheckoutState(
        lines=(line, replace(line, quantity_text="1,234.567 kg", weighed=True, selected=False)),
        pieces=123456,
        member=whole,
        totals=totals,
        tenders=(TenderState(TenderKind.CASH, 100000000),),
        scan=ScanBarState(ScanMode.HINT, name),
        quick_cash=(900000000, 950000000, 1000000000),
        pending_quantity="99999",
    )


def paid(language: str) -> PaidState:
    """Stored value and cash, with change."""
    sale = replace(
        checkout(language), totals=TotalsState(22969, 1995, 2000, 18974, 20000, 0, 1026), scan=ScanBarState()
    )
    return PaidState(
        sale=sale,
        change=1026,
        receipt="S01-R2-000123",
        head="9f3a61c24b07",
        printing=PrintState.PRINTED,
        tenders=(TenderState(TenderKind.STORED_VALUE, 15000), TenderState(TenderKind.CASH, 5000)),
        points=189,
        stored_value_after=17850,
    )


def frame(language: str, *, offline: bool = False) -> FrameState:
    """All lamps well; or HQ away and the paper nearly out."""
    words = _TEXTS[language]
    hq = LampState(Device.HQ, Tone.OK, Condition.SYNCED, since="18:41")
    printer = LampState(Device.PRINTER)
    if offline:
        hq = LampState(Device.HQ, Tone.WARN, Condition.OFFLINE, count=3)
        printer = LampState(Device.PRINTER, Tone.ERR, Condition.PAPER_OUT)
    return FrameState(
        words["store"],
        words["register"],
        words["cashier"],
        words["shift"],
        "18:42",
        (printer, LampState(Device.SCANNER), LampState(Device.DRAWER), hq),
        2,
        offline,
    )
