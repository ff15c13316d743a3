"""The words for kinds: tags, tenders, devices, conditions, reports."""

from pos_app.ui.acts import TenderKind
from pos_app.ui.plurals import plural
from pos_app.ui.speak import translate
from pos_app.ui.state import Condition, Device, LampState, Tag, TagKind
from pos_app.ui.state_staff import ReportLabel, ReportPart, ReportRow, Unresolved, UnresolvedState, VarianceReason

# (ink, ground) of a tag, by kind
TAG_COLOURS: dict[TagKind, tuple[str, str]] = {
    TagKind.MEMBER_PRICE: ("primary_softtext", "primary_soft"),
    TagKind.TIER: ("gold", "gold_soft"),
    TagKind.COUPON: ("warn", "warn_soft"),
    TagKind.PROMOTION: ("warn", "warn_soft"),
    TagKind.WEIGHED: ("info", "info_soft"),
    TagKind.ROUNDING: ("info", "info_soft"),
    TagKind.BY_HAND: ("warn", "warn_soft"),
    TagKind.RETURNED: ("info", "info_soft"),
}


def tag_word(tag: Tag) -> str:
    """The plan's own text, else the kind."""
    if tag.text:
        return tag.text
    return {
        TagKind.MEMBER_PRICE: translate("Tag", "Member price"),
        TagKind.TIER: translate("Tag", "Tier discount"),
        TagKind.COUPON: translate("Tag", "Coupon"),
        TagKind.PROMOTION: translate("Tag", "Promotion"),
        TagKind.WEIGHED: translate("Tag", "By weight"),
        TagKind.ROUNDING: translate("Tag", "Rounding"),
        TagKind.BY_HAND: translate("Tag", "Price by hand"),
        TagKind.RETURNED: translate("Tag", "Comes back"),
    }[tag.kind]


def role_word(role: str) -> str:
    """The roles that we know in words, another as it stands."""
    known = {
        "cashier": translate("Role", "Cashier"),
        "senior": translate("Role", "Senior cashier"),
        "manager": translate("Role", "Store manager"),
    }
    return known.get(role, role)


def tender_word(kind: TenderKind) -> str:
    return {
        TenderKind.CASH: translate("Tender", "Cash"),
        TenderKind.STORED_VALUE: translate("Tender", "Stored value"),
        TenderKind.POINTS: translate("Tender", "Points"),
        TenderKind.ON_ACCOUNT: translate("Tender", "On account"),
        TenderKind.FLOOR: translate("Tender", "Owed"),
        TenderKind.CARD: translate("Tender", "Card"),
        TenderKind.WECHAT: translate("Tender", "WeChat Pay"),
        TenderKind.ALIPAY: translate("Tender", "Alipay"),
    }[kind]


def device_word(device: Device) -> str:
    return {
        Device.PRINTER: translate("Lamp", "Printer"),
        Device.SCANNER: translate("Lamp", "Scanner"),
        Device.DRAWER: translate("Lamp", "Drawer"),
        Device.HQ: translate("Lamp", "HQ"),
    }[device]


def lamp_word(lamp: LampState) -> str:
    """Device and condition; a device that is ready says only its name."""
    if lamp.condition is Condition.SYNCED:
        return translate("Lamp", "Synced {time}").format(time=lamp.since).strip()
    if lamp.condition is Condition.UNSENT:
        return plural.to_send(lamp.count)
    if lamp.condition is Condition.OFFLINE:
        return _offline(lamp)
    if lamp.condition is Condition.READY:
        return device_word(lamp.device)
    said = {
        Condition.PAPER_LOW: translate("Lamp", "paper low"),
        Condition.PAPER_OUT: translate("Lamp", "no paper"),
        Condition.COVER_OPEN: translate("Lamp", "cover open"),
        Condition.NOT_FOUND: translate("Lamp", "not found"),
        Condition.OPEN: translate("Lamp", "open"),
        Condition.JOBS_WAIT: plural.waiting(lamp.count),
    }[lamp.condition]
    return f"{device_word(lamp.device)} · {said}"


def _offline(lamp: LampState) -> str:
    word = translate("Lamp", "Offline, selling")
    return f"{word} · {plural.to_send(lamp.count)}" if lamp.count else word


def unresolved_word(item: UnresolvedState) -> str:
    return {
        Unresolved.SUSPENDED_SALES: plural.suspended_sales(item.count),
        Unresolved.OPEN_PAYMENTS: translate("Unresolved", "Payments without an end: {count}").format(count=item.count),
        Unresolved.OPEN_SALE: translate("Unresolved", "A sale is open: finish or suspend it"),
        Unresolved.UNSENT_ENTRIES: plural.unsent_entries(item.count),
        Unresolved.PRINT_JOBS: plural.print_jobs(item.count),
    }[item.kind]


def reason_word(reason: VarianceReason) -> str:
    return {
        VarianceReason.CHANGE_ERROR: translate("Variance", "Wrong change"),
        VarianceReason.MISSED_REFUND: translate("Variance", "Return not entered"),
        VarianceReason.FLOAT_ERROR: translate("Variance", "Float was wrong"),
        VarianceReason.MONEY_CHANGED: translate("Variance", "Money changed"),
        VarianceReason.OTHER: translate("Variance", "Something else"),
    }[reason]


def part_word(part: ReportPart) -> str:
    return {
        ReportPart.TURNOVER: translate("Report", "Turnover"),
        ReportPart.TENDERS: translate("Report", "Tenders"),
        ReportPart.DRAWER: translate("Report", "Drawer"),
        ReportPart.TAXES: translate("Report", "Tax"),
        ReportPart.EXCEPTIONS: translate("Report", "Exceptions"),
    }[part]


def row_word(row: ReportRow) -> str:
    """The row's label, with its own text behind it."""
    label = {**_money_labels(), **_other_labels()}[row.label]
    return f"{label} {row.text}".strip()


def _money_labels() -> dict[ReportLabel, str]:
    return {
        ReportLabel.SALES: translate("Report", "Sales"),
        ReportLabel.RETURNS: translate("Report", "Returns"),
        ReportLabel.LIST: translate("Report", "List"),
        ReportLabel.ADJUSTMENTS: translate("Report", "Adjustments"),
        ReportLabel.COUPONS: translate("Report", "Coupons"),
        ReportLabel.ROUNDING: translate("Report", "Cash rounding"),
        ReportLabel.PAYABLE: translate("Report", "Payable"),
        ReportLabel.TAX: translate("Report", "Tax"),
        ReportLabel.NET: translate("Report", "Net"),
        ReportLabel.CASH: translate("Report", "Cash"),
        ReportLabel.STORED_VALUE: translate("Report", "Stored value"),
        ReportLabel.POINTS: translate("Report", "Points"),
        ReportLabel.ON_ACCOUNT: translate("Report", "On account"),
        ReportLabel.FLOOR: translate("Report", "Owed"),
        ReportLabel.CARD: translate("Report", "Card"),
        ReportLabel.WECHAT: translate("Report", "WeChat Pay"),
        ReportLabel.ALIPAY: translate("Report", "Alipay"),
        ReportLabel.PRINCIPAL: translate("Report", "of it principal"),
        ReportLabel.BONUS: translate("Report", "of it bonus"),
    }


def _other_labels() -> dict[ReportLabel, str]:
    return {
        ReportLabel.FLOAT: translate("Report", "Float"),
        ReportLabel.CASH_SALES: translate("Report", "Cash from sales"),
        ReportLabel.CASH_RETURNS: translate("Report", "Cash for returns"),
        ReportLabel.PAID_IN: translate("Report", "Paid in"),
        ReportLabel.PAID_OUT: translate("Report", "Paid out"),
        ReportLabel.DROPPED: translate("Report", "To the safe"),
        ReportLabel.EXPECTED: translate("Report", "Expected"),
        ReportLabel.COUNTED: translate("Report", "Counted"),
        ReportLabel.VARIANCE: translate("Report", "Variance"),
        ReportLabel.MEMBER_SALES: translate("Report", "Sales to members"),
        ReportLabel.REMOVED_LINES: translate("Report", "Removed lines"),
        ReportLabel.CLEARED_CARTS: translate("Report", "Cleared carts"),
        ReportLabel.DRAWER_OPENINGS: translate("Report", "Drawer opened without a sale"),
        ReportLabel.REPRINTS: translate("Report", "Reprints"),
    }
