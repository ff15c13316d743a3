"""Made-up states of the panels, returns, staff pages and reports."""

from pos_app.ui.acts import TenderKind
from pos_app.ui.panels import PanelState
from pos_app.ui.samples import names, text
from pos_app.ui.speak import translate
from pos_app.ui.state import Notice, TenderState, Tone
from pos_app.ui.state_panels import (
    ArticleRow,
    AskState,
    ChargeState,
    HelpState,
    MemberPickState,
    MemberRow,
    MenuState,
    PhoneState,
    Question,
    ReceiptPickState,
    ReceiptRow,
    ReturnLineState,
    ReturnState,
    SearchState,
    SuspendedRow,
    SuspendedState,
)
from pos_app.ui.state_staff import (
    CountPhase,
    CountState,
    FaultState,
    LockState,
    LoginState,
    OpenShiftState,
    Person,
    ReportLabel,
    ReportPart,
    ReportRow,
    ReportSection,
    ReportState,
    StartingState,
    TenderCheck,
    Unresolved,
    UnresolvedState,
)

_L = ReportLabel
_SYMBOL = tuple("".join("01"[(row * column + row) % 3 == 0] for column in range(61)) for row in range(61))
_MEMBERS = (("王晓明", "138****6621"), ("王小美", "139****6621"), ("陈晨", "186****6621"))
_DENOMINATIONS = (10000, 5000, 2000, 1000, 500, 100, 50, 10)


def people() -> tuple[Person, ...]:
    return (Person("101", "李敏", "cashier"), Person("102", "张伟", "cashier"), Person("900", "赵店长", "manager"))


def login() -> LoginState:
    return LoginState(people(), "101")


def login_refused() -> LoginState:
    wrong = (translate("Refusal", "The PIN is wrong"), translate("Refusal", "Try again"))
    return LoginState(people(), "102", Notice(Tone.ERR, *wrong))


def lock() -> LockState:
    return LockState(people()[0], suspended_sale=True)


def open_shift(language: str) -> OpenShiftState:
    return OpenShiftState(text(language, "cashier"), 50000)


def panels(language: str) -> dict[str, PanelState]:
    """Every panel once."""
    n, tier = names(language), text(language, "tier")
    articles = tuple(
        ArticleRow(name, f"69079921000{index}", price, member)
        for index, (name, price, member) in enumerate(((n[0], 1590, None), (n[2], 8990, 7990), (n[6], 3280, None)))
    )
    waiting = (SuspendedRow("18:20", 4, 8650, n[3], "王晓明", "李敏"), SuspendedRow("18:31", 1, 3990, n[4], "", "李敏"))
    receipts = tuple(
        ReceiptRow(
            f"S01-R2-00012{seq}", f"18:3{seq}", 3 + seq, 18974 - seq * 1311, "王晓明" if seq == 3 else "", seq == 2
        )
        for seq in (3, 2, 1)
    )
    return {
        "member_pick": MemberPickState("6621", tuple(MemberRow(*who, tier, "11-18") for who in _MEMBERS)),
        "member_ask": MemberPickState(),
        "search": SearchState("nn", articles, 1),
        "suspended": SuspendedState(waiting),
        "receipt_pick": ReceiptPickState(receipts, without=True),
        "clear_cart": AskState(Question.CLEAR_CART, count=7),
        "close_with_sale": AskState(Question.CLOSE_WITH_SALE),
        "drawer": AskState(Question.DRAWER_REASON),
        "much_cash": AskState(Question.MUCH_CASH, amount=200000),
        "menu": MenuState(),
        "menu_long": MenuState(locked=True),
        "phone": PhoneState(20_000, "POSASK", _SYMBOL),
        "help": HelpState(),
    }


def give_back(language: str) -> ReturnState:
    """Two of the lines come back, in part."""
    n = names(language)
    lines = (
        ReturnLineState(1, n[0], "6907992100012", 2385, 2, "2", 1, "1", 1193, selected=True),
        ReturnLineState(2, n[1], "200143", 1279, 1284, "1.284 kg", 0, "0", 0, weighed=True),
        ReturnLineState(3, n[2], "6956511908823", 7990, 1, "1", 1, "1", 7990),
        ReturnLineState(4, n[3], "6928804011142", 1450, 0, "0", 0, "0", 0),
    )
    return ReturnState(
        "S01-R2-000123",
        "2026-11-22 18:42",
        lines,
        9183,
        (TenderState(TenderKind.STORED_VALUE, 7260), TenderState(TenderKind.CASH, 1923)),
        "王晓明",
        91,
        charges=(ChargeState(text(language, "half"), 795, asks=True, chosen=False),),
    )


def count(language: str) -> CountState:
    open_things = (
        UnresolvedState(Unresolved.SUSPENDED_SALES, 2, blocks=True),
        UnresolvedState(Unresolved.UNSENT_ENTRIES, 3),
    )
    return CountState(_shift(language), _DENOMINATIONS, unresolved=open_things)


def check(language: str) -> CountState:
    checks = (TenderCheck(TenderKind.CASH, 344650, 343650), TenderCheck(TenderKind.STORED_VALUE, 210400, None))
    return CountState(_shift(language), _DENOMINATIONS, CountPhase.CHECK, checks, (30, 6, 5, 2, 3, 1, 1, 0), 343650)


def _shift(language: str) -> str:
    return " · ".join((text(language, "store"), text(language, "register"), text(language, "cashier"), "08:02"))


def report(language: str, *, final: bool = False) -> ReportState:
    sections = (
        ReportSection(
            ReportPart.TURNOVER,
            (
                ReportRow(_L.SALES, 1921060, 286),
                ReportRow(_L.RETURNS, -16800, 3),
                ReportRow(_L.LIST, 2010000),
                ReportRow(_L.ADJUSTMENTS, -72940),
                ReportRow(_L.COUPONS, -32000),
                ReportRow(_L.ROUNDING, -800),
                ReportRow(_L.PAYABLE, 1904260, strong=True),
                ReportRow(_L.MEMBER_SALES, 1214000, 182),
            ),
        ),
        ReportSection(
            ReportPart.TENDERS,
            (
                ReportRow(_L.CASH, 1693860, 214),
                ReportRow(_L.STORED_VALUE, 210400, 72),
                ReportRow(_L.PRINCIPAL, 175333),
                ReportRow(_L.BONUS, 35067),
            ),
        ),
        ReportSection(
            ReportPart.DRAWER,
            (
                ReportRow(_L.FLOAT, 50000),
                ReportRow(_L.CASH_SALES, 1700000),
                ReportRow(_L.CASH_RETURNS, -6140),
                ReportRow(_L.PAID_OUT, -1399210),
                ReportRow(_L.EXPECTED, 344650, strong=True),
            ),
        ),
        ReportSection(
            ReportPart.TAXES, (ReportRow(_L.NET, 1727000, text="13 %"), ReportRow(_L.TAX, 177260, text="13 %"))
        ),
        ReportSection(
            ReportPart.EXCEPTIONS,
            (
                ReportRow(_L.REMOVED_LINES, count=9),
                ReportRow(_L.CLEARED_CARTS, count=1),
                ReportRow(_L.DRAWER_OPENINGS, count=2),
                ReportRow(_L.REPRINTS, count=4),
            ),
        ),
    )
    return ReportState(final, "000041" if final else "", _shift(language), "2026-11-22 18:42", sections, "9f3a61c24b07")


def fault(language: str) -> FaultState:
    return FaultState(Notice(Tone.ERR, text(language, "in_use"), text(language, "close_it")), "books.db")


def starting(language: str) -> StartingState:
    return StartingState(text(language, "loading"), 3200, 5000)
