"""Made-up sheets: the member's page and what is begun from it, in the words of those who lay them."""

from pos_app.ui import samples_acts, samples_cards, samples_returns
from pos_app.ui.acts import TenderKind
from pos_app.ui.commands import Command
from pos_app.ui.samples import names, text
from pos_app.ui.speak import translate
from pos_app.ui.state import Notice, Tone
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState
from pos_app.ui.words import tender_word

_WHO = "王晓明"


def sheets(language: str) -> dict[str, SheetState]:
    """By the name of the picture, in the language that is spoken."""
    return {
        "member": _member(language),
        "top_up": _top_up(),
        "top_up_paying": _paying(),
        "top_up_code": _by_code(),
        "top_up_back": _code_back(),
        "top_up_cancel": _cancel(),
        "recharge": _recharge(),
        "redeem": _redeem(language),
        "gift": _gift(language),
        "packages": _packages(language),
        "tick": _tick(language),
        "enrol": _enrol(),
        "close_member": _close(),
        "agent": _agent(),
        "pin": _pin(),
        "topped_up": _done(),
        **samples_acts.sheets(language),
        **samples_returns.sheets(language),
        **samples_cards.sheets(),
    }


def _member(language: str) -> SheetState:
    missing = translate("Sheet", "spend {missing}: {tier}").format(missing="¥812.60", tier=text(language, "tier"))
    parts = translate("Sheet", "{principal} paid in, {bonus} given").format(principal="¥300.00", bonus="¥28.50")
    rest = translate("Sheet", "{rest} with HQ or other tills").format(rest="¥128.50")
    ends = translate("Sheet", "{many} end on {day}").format(many="460", day="2026-12-31")
    coupon = translate("Sheet", "{coupon} until {day}").format(coupon=text(language, "half"), day="2026-12-05")
    account = translate("Sheet", "of {limit}, {here} here").format(limit="¥200,000.00", here="¥123,456.00")
    return SheetState(
        "member",
        f"{_WHO} · {text(language, 'tier')}",
        "138****6621 · " + translate("Sheet", "member since {day}").format(day="2024-03-08"),
        facts=(
            Fact(translate("Sheet", "Tier"), text(language, "tier"), missing),
            Fact(translate("Sheet", "Birthday"), translate("Sheet", "this month")),
            Fact(translate("Sheet", "Stored value"), "¥328.50", parts),
            Fact(translate("Sheet", "To spend here now"), "¥200.00", rest),
            Fact(translate("Sheet", "Left on account"), "¥123,456.00", account),
            Fact(translate("Sheet", "Points"), "2,460", ends),
            Fact(translate("Sheet", "Coupons"), "3", coupon),
            Fact(translate("Sheet", "Sessions left"), f"{names(language)[0]} 7"),
            Fact(translate("Sheet", "Last visit"), "2026-11-18", "¥186.74, ¥52.30, ¥219.00"),
            Fact(
                translate("Sheet", "Membership"),
                text(language, "tier"),
                translate("Sheet", "until {day}").format(day="2027-03-31"),
            ),
        ),
        keys=(
            SheetKey("top_up", translate("Sheet", "Top up"), icon="wallet"),
            SheetKey("redeem", translate("Sheet", "Points, coupons"), icon="list"),
            SheetKey("packages", translate("Sheet", "Packages"), icon="clipboard-check"),
            SheetKey("recharge", translate("Sheet", "Recharge card"), icon="credit-card"),
            SheetKey("friend", translate("Sheet", "Brings a friend"), icon="user-round-plus"),
            SheetKey("close", translate("Sheet", "Leaves"), icon="x"),
            SheetKey("services", translate("Sheet", "To grant"), icon="check"),
            SheetKey("agent", translate("Sheet", "Who buys"), icon="user-round"),
            SheetKey("account", translate("Sheet", "On account"), Command.ON_ACCOUNT, icon="banknote"),
            SheetKey("grant", translate("Sheet", "Tier, term"), Command.MORE, icon="plus"),
            SheetKey("draw", translate("Sheet", "Lucky draw"), Command.QUANTITY, icon="refresh-cw"),
            SheetKey("card", translate("Sheet", "Lost, new card"), icon="lock"),
            SheetKey("detach", translate("Sheet", "Drop"), Command.DETACH, icon="user-round-x"),
        ),
    )


def _top_up() -> SheetState:
    top = translate("Sheet", "{bonus} on top")
    offers = (("¥100,000.00", "¥5,000.00"), ("¥500,000.00", "¥50,000.00"), ("¥1,000,000.00", "¥120,000.00"))
    return SheetState(
        "top_up",
        translate("Sheet", "Top up for {name}").format(name=_WHO),
        translate("Sheet", "Type the amount, then Enter; or choose a row"),
        rows=tuple(SheetRow(paid, paid, figure=top.format(bonus=bonus)) for paid, bonus in offers),
        keys=(SheetKey("cancel", translate("Sheet", "Take a top-up back"), Command.RETURN, icon="undo-2"),),
        asks=translate("Sheet", "Amount to pay in"),
        selected=1,
    )


def _paying() -> SheetState:
    return SheetState(
        "top_up_paying",
        translate("Sheet", "Top up for {name}").format(name=_WHO),
        translate("Sheet", "Cash F9, payment code F10, card F11; a part: type the amount first"),
        facts=(*_paid_in(), Fact(tender_word(TenderKind.CARD), "¥600.00")),
        keys=(
            SheetKey("cash", translate("Sheet", "Paid in cash"), Command.CASH, icon="banknote"),
            SheetKey("code", translate("Sheet", "Paid by code"), Command.CODE, icon="qr-code"),
            SheetKey("card", translate("Sheet", "Paid by card"), Command.CARD, icon="credit-card"),
        ),
        asks=translate("Sheet", "Amount handed over"),
        holds=True,
        figure="¥400.00",
        figure_of=translate("Sheet", "To pay"),
    )


def _paid_in() -> tuple[Fact, ...]:
    return (
        Fact(translate("Sheet", "Paid in"), "¥1,000.00"),
        Fact(translate("Sheet", "Given on top"), "¥200.00"),
        Fact(translate("Sheet", "Balance afterwards"), "¥1,528.50"),
    )


def _by_code() -> SheetState:
    return SheetState(
        "top_up_code",
        translate("Sheet", "Top up for {name}").format(name=_WHO),
        translate("Panel", "Scan the payment code on the customer's phone"),
        facts=_paid_in(),
        figure="¥1,000.00",
        figure_of=translate("Sheet", "By payment code"),
    )


def _code_back() -> SheetState:
    return SheetState(
        "top_up_back",
        translate("Ask", "Give {amount} back?").format(amount="¥600.00"),
        translate("Ask", "The customer's payment is undone"),
        facts=(*_paid_in(), Fact(tender_word(TenderKind.WECHAT), "¥600.00")),
        keys=(
            SheetKey("stay", translate("Ask", "Stay"), Command.BACK),
            SheetKey("give", translate("Ask", "Give it back"), main=True, icon="undo-2"),
        ),
        holds=True,
    )


def _reasons() -> tuple[SheetRow, ...]:
    return (
        SheetRow("customer", translate("Sheet", "The customer changed his mind")),
        SheetRow("mistake", translate("Sheet", "It was entered wrongly")),
        SheetRow("other", translate("Sheet", "Something else")),
    )


def _cancel() -> SheetState:
    return SheetState(
        "cancel",
        translate("Sheet", "Take the top-up back: why?"),
        translate("Sheet", "The digit of the reason gives the money back"),
        facts=(
            Fact(tender_word(TenderKind.CASH), "¥1,000.00"),
            Fact(translate("Sheet", "Bonus taken away"), "¥200.00"),
        ),
        rows=_reasons(),
        figure="¥1,000.00",
        figure_of=translate("Sheet", "Give back"),
    )


def _recharge() -> SheetState:
    return SheetState(
        "recharge",
        translate("Sheet", "Recharge card for {name}").format(name=_WHO),
        translate("Sheet", "Card …{end}: Enter credits it, for good").format(end="7KQ2"),
        facts=(Fact(translate("Sheet", "Stored value"), "¥328.50"),),
        keys=(SheetKey("credit", translate("Sheet", "Credit it"), main=True, icon="wallet"),),
        asks=translate("Sheet", "Code on the card"),
    )


def _redeem(language: str) -> SheetState:
    points = translate("Sheet", "{many} points")
    until = translate("Sheet", "until {day}")
    return SheetState(
        "redeem",
        translate("Sheet", "Points and coupons of {name}").format(name=_WHO),
        translate("Sheet", "Press the digit in front"),
        facts=(
            Fact(
                translate("Sheet", "Points to spend here"),
                "2,000",
                translate("Sheet", "of {balance}").format(balance="2,460"),
            ),
            Fact(
                translate("Sheet", "This bill takes"),
                translate("Sheet", "{least} to {most} points").format(least="100", most="948"),
                translate("Sheet", "1 point = {value}").format(value="¥0.10"),
            ),
        ),
        rows=(
            SheetRow(
                "points",
                translate("Sheet", "Pay with points"),
                translate("Sheet", "another number: type it, then Ctrl+R"),
                "¥94.80",
                points.format(many="948"),
            ),
            SheetRow("laid:1", text(language, "half"), "9900000000019 · " + until.format(day="2026-12-05"), "−¥7.95",
                     chip=translate("Sheet", "laid in")),
            SheetRow("coupon:2", text(language, "tier_rule"), "9900000000026 · " + translate("Sheet", "with HQ")),
            SheetRow("gifts", translate("Sheet", "Gifts from the catalogue"),
                     translate("Sheet", "from {many} points").format(many="500")),
        ),
        selected=0,
    )  # fmt: skip


def _gift(language: str) -> SheetState:
    return SheetState(
        "gift",
        names(language)[2],
        translate("Sheet", "Cash F9, or the amount handed over and Enter"),
        facts=(
            Fact(translate("Sheet", "Points"), "1,500"),
            Fact(translate("Sheet", "To spend here now"), "2,000"),
        ),
        keys=(SheetKey("cash", translate("Sheet", "Paid in cash"), Command.CASH, icon="banknote"),),
        asks=translate("Sheet", "Amount handed over"),
        figure="¥10.00",
        figure_of=translate("Sheet", "To pay"),
        notice=Notice(Tone.ERR, translate("Refusal", "How is it paid?"),
                      translate("Refusal", "Press F9 for cash, F11 for a card")),
    )  # fmt: skip


def _packages(language: str) -> SheetState:
    left, here = translate("Sheet", "{left} left"), translate("Sheet", "{here} here")
    return SheetState(
        "packages",
        translate("Sheet", "Packages of {name}").format(name=_WHO),
        translate("Sheet", "Press the digit in front"),
        rows=(
            SheetRow("cover:1", names(language)[0], names(language)[5],
                     translate("Sheet", "{many} sessions pay for it").format(many=2), left.format(left=24)),
            SheetRow("uncover:4", names(language)[3], translate("Sheet", "choose it to have it paid after all"),
                     chip=names(language)[5]),
            SheetRow("package:a", names(language)[5], translate("Sheet", "tick off, or give to somebody"),
                     left.format(left=24), here.format(here=12)),
        ),
        keys=(SheetKey("pay_back", translate("Sheet", "Pay a package back"), Command.RETURN, icon="undo-2"),),
        selected=0,
    )  # fmt: skip


def _tick(language: str) -> SheetState:
    return SheetState(
        "tick",
        f"{names(language)[5]} · {_WHO}",
        translate("Sheet", "Enter ticks one off; more: type how many first"),
        facts=(
            Fact(translate("Sheet", "Sessions left"), "24", translate("Sheet", "{here} here").format(here=12)),
            Fact(translate("Sheet", "The first ones end"), "2027-01-02"),
        ),
        keys=(
            SheetKey("give_on", translate("Sheet", "Give to somebody"), Command.MORE, icon="user-round"),
            SheetKey("tick", translate("Sheet", "Tick off"), main=True, icon="check"),
        ),
        asks=translate("Sheet", "How many sessions"),
    )


def _enrol() -> SheetState:
    return SheetState(
        "enrol",
        translate("Sheet", "New member"),
        translate("Sheet", "Scan a blank card or type; Enter fills the row, Enter alone enrols"),
        facts=(Fact(translate("Sheet", "Brought by"), _WHO),),
        says=(
            translate("Sheet", "Show the customer: the chain keeps name, phone, purchases, balance and points"),
            translate("Sheet", "for this membership only; he may see them, and leave, at any time."),
        ),
        rows=(
            SheetRow("phone", translate("Sheet", "Phone"), figure="13955556666"),
            SheetRow("card", translate("Sheet", "Card"), figure="2900000000087"),
            SheetRow("name", translate("Sheet", "Name"), figure="—"),
            SheetRow("birthday", translate("Sheet", "Birthday, as 1990-05-17"), figure="—"),
        ),
        keys=(
            SheetKey("reach", translate("Sheet", "Messages: no"), Command.MORE),
            SheetKey("company", translate("Sheet", "Is a person"), Command.QUANTITY),
            SheetKey("agreed", translate("Sheet", "Agreed: enrol"), main=True, icon="user-round-plus"),
        ),
        asks=translate("Sheet", "Phone, card, name or birthday"),
        writes=True,
        selected=2,
    )


def _close() -> SheetState:
    return SheetState(
        "close",
        translate("Sheet", "{name} leaves for good: which paper did you look at?").format(name=_WHO),
        translate("Sheet", "The digit of the paper ends the membership; a manager has to approve"),
        facts=(
            Fact(translate("Sheet", "Paid in, still here"), "¥300.00"),
            Fact(translate("Sheet", "Bonus forfeited"), "¥28.50"),
            Fact(translate("Sheet", "Points forfeited"), "2,460"),
            Fact(translate("Sheet", "Elsewhere: HQ pays it later"), "¥0.00"),
        ),
        rows=(
            SheetRow("id_card", translate("Sheet", "Identity card")),
            SheetRow("passport", translate("Sheet", "Passport")),
            SheetRow("other", translate("Sheet", "Another paper with a picture")),
        ),
        figure="¥300.00",
        figure_of=translate("Sheet", "Pay out"),
    )


def _agent() -> SheetState:
    return SheetState(
        "agent",
        translate("Sheet", "Who buys for {name}?").format(name="远航公司"),
        translate("Sheet", "Scan the card; or type the phone or its last four digits, then Enter"),
        keys=(SheetKey("nobody", translate("Sheet", "Nobody in particular"), Command.REMOVE, icon="user-round-x"),),
        asks=translate("Sheet", "Card, phone or name"),
        writes=True,
    )


def _pin() -> SheetState:
    above = translate("Sheet", "More than {limit} of stored value: the member types it, then Enter")
    return SheetState(
        "pin",
        translate("Sheet", "PIN of {name}").format(name=_WHO),
        above.format(limit="¥200.00"),
        asks=translate("Sheet", "PIN"),
        secret=True,
    )


def _done() -> SheetState:
    return SheetState(
        "done",
        translate("Sheet", "Topped up for {name}").format(name=_WHO),
        facts=(
            Fact(translate("Sheet", "Paid in"), "¥1,000.00"),
            Fact(translate("Sheet", "Given on top"), "¥200.00"),
            Fact(translate("Sheet", "Balance now"), "¥1,528.50"),
        ),
        keys=(SheetKey("", translate("Sheet", "Go on"), main=True, icon="check"),),
        over=True,
        figure="¥50.00",
        figure_of=translate("Sheet", "Change"),
    )
