"""Every act of a till in one table: which service does it, which right it asks for, what it writes and moves.

`docs/acts.md` is written from it (`python -m pos_app.services`), and `tests/services/test_acts.py` tries every act as
every role: a new service that takes somebody's name is in this table, or a test fails.
"""

from __future__ import annotations

from domain import rights
from domain.value import dataclass
from pos_app.services.papers import PAPERS

NOTHING = "nothing"
IN_SALE = "in the sale's entry"


@dataclass(frozen=True, slots=True)
class ActOf:
    """An act: `service` as `module.function`, the `kind` of its entry, the families of `accounts` that it may move, and
    the file under `tests/` that looks at it closely.
    """

    service: str
    right: str
    kind: str
    accounts: str
    test: str


_SALE = (
    "account_used, allowance, cash, cost, coupons_issued, discount, draws_given, liability, member, on_account,"
    " points_issued, receivable, redeemed, refund_rights, sales, tax, tender, tier_progress"
)
_RETURN = f"{_SALE}, debt"
ACTS: tuple[ActOf, ...] = (
    ActOf("finish_sale.finish_sale", rights.SELL, "sale.completed", _SALE, "services/test_finish_sale.py"),
    ActOf("suspend_sale.suspend_sale", rights.SELL, "a draft", NOTHING, "services/test_suspend_sale.py"),
    ActOf("change_line.remove_line", rights.REMOVE, IN_SALE, NOTHING, "services/test_change_line.py"),
    ActOf("clear_cart.clear_cart", rights.CLEAR, "sale.abandoned", NOTHING, "services/test_clear_cart.py"),
    ActOf("change_price.override_price", rights.OVERRIDE, IN_SALE, "sales, tax", "services/test_change_price.py"),
    ActOf("change_price.discount", rights.DISCOUNT, IN_SALE, "discount", "services/test_change_price.py"),
    ActOf("void_sale.void_sale", rights.VOID, "sale.voided", _RETURN, "services/test_void_sale.py"),
    ActOf("return_goods.return_goods", rights.RETURN, "return.completed", _RETURN, "services/test_return_goods.py"),
    ActOf("exchange_goods.exchange_goods", rights.RETURN, "sale.completed", _SALE, "services/test_exchange_goods.py"),
    ActOf("return_without_receipt.return_without_receipt", rights.NO_RECEIPT, "goods.returned",
          "allowance, cash, discount, head_room, liability, sales, tax, topped_up",
          "services/test_return_without_receipt.py"),
    ActOf("reprint_receipt.reprint_receipt", rights.REPRINT, "receipt.reprinted", NOTHING,
          "services/test_reprint_receipt.py"),
    ActOf("open_drawer.open_drawer", rights.NO_SALE, "drawer.opened", NOTHING, "services/test_permission.py"),
    ActOf("move_cash.pay_in", rights.PAID_IN, "cash.paid_in", "cash, paid", "services/test_move_cash.py"),
    ActOf("move_cash.pay_out", rights.PAID_OUT, "cash.paid_out", "cash, paid", "services/test_move_cash.py"),
    ActOf("move_cash.drop_cash", rights.CASH_DROP, "cash.dropped", "cash, safe", "services/test_move_cash.py"),
    ActOf("open_shift.open_shift", rights.SHIFT, "shift.opened", "cash, safe", "services/test_close_shift.py"),
    ActOf("report_shift.print_x_report", rights.SHIFT, "a print job", NOTHING, "services/test_close_shift.py"),
    ActOf("close_shift.close_shift", rights.SHIFT, "shift.closed", "cash, cash_variance, safe",
          "services/test_close_shift.py"),
    ActOf("enrol_member.enrol_member", rights.ENROL, "member.enrolled", "allowance, causes, coupons_issued",
          "services/test_enrol_member.py"),
    ActOf("top_up.finish_top_up", rights.TOP_UP, "top_up.completed",
          "allowance, cash, liability, member, tender, tier_progress, topped_up", "services/test_top_up.py"),
    ActOf("cancel_top_up.cancel_top_up", rights.TOP_UP_CANCEL, "top_up.cancelled",
          "allowance, cash, liability, member, tender, tier_progress, topped_up", "services/test_cancel_top_up.py"),
    ActOf("redeem_card.redeem_card", rights.RECHARGE, "recharge_card.presented", NOTHING,
          "services/test_redeem_card.py"),
    ActOf("close_member.close_member", rights.CLOSE_MEMBER, "member.closed",
          "allowance, cash, closed, closing, cost, liability", "services/test_close_member.py"),
    ActOf("grant_tier.grant_tier", rights.GRANT_TIER, "tier.granted", "member, tier_progress", "services/test_club.py"),
    ActOf("grant_membership.grant_membership", rights.GRANT_MEMBERSHIP, "membership.granted", "member, paid_terms",
          "services/test_grant_membership.py"),
    ActOf("use_session.use_session", rights.SESSION, "package.session_used", "allowance, redeemed",
          "services/test_use_session.py"),
    ActOf("use_session.transfer_sessions", rights.SESSION, "package.transferred", "allowance",
          "services/test_use_session.py"),
    ActOf("refund_package.refund_package", rights.REFUND_PACKAGE, "package.refunded", f"{_RETURN}, sessions_sold",
          "services/test_use_session.py"),
    ActOf("take_gift.take_gift", rights.GIFT, "points.gift_taken",
          "allowance, cash, cost, liability, redeemed, refund_rights, sales, tax", "services/test_gifts.py"),
    ActOf("return_gift.return_gift", rights.RETURN, "points.gift_returned",
          "allowance, cash, cost, liability, redeemed, refund_rights, sales, tax", "services/test_gifts.py"),
    ActOf("earn_points.earn_points", rights.EARN, "points.earned", "allowance, cost, liability, points_issued",
          "services/test_club.py"),
    ActOf("make_draw.make_draw", rights.DRAW, "draw.made",
          "allowance, cost, coupons_issued, draws, liability, points_issued, redeemed",
          "services/test_make_draw.py"),
    ActOf("settle_payments.settle_in_cash", rights.SETTLE, "refund.settled", "cash, tender", "payments/test_faults.py"),
    ActOf("freeze_member.freeze_member", rights.FREEZE, "member.frozen", NOTHING, "services/test_freeze_member.py"),
    ActOf("freeze_member.unfreeze_member", rights.UNFREEZE, "member.unfrozen", NOTHING,
          "services/test_freeze_member.py"),
    ActOf("replace_card.replace_card", rights.REPLACE_CARD, "card.replaced", NOTHING, "services/test_replace_card.py"),
    ActOf("unlock_staff.unlock_staff", rights.UNLOCK, "staff.unlocked", NOTHING, "services/test_sign_in.py"),
    ActOf("begin_training.begin_training", rights.TRAIN, "none", NOTHING, "services/test_begin_training.py"),
    ActOf("preferences.set_preference", rights.SETTINGS, "a setting", NOTHING, "counter/test_settings.py"),
)  # fmt: skip
WITHOUT: dict[str, str] = {
    "sign_in.sign_in": "who signs in has typed his PIN or shown his card",
    "sign_in.is_locked": "a question",
    "sign_in.tries_of": "a name",
    "suspend_sale.keep_sale": "saves the draft of what is done anyway",
    "suspend_sale.hold_sale": "the same",
    "suspend_sale.resume_sale": "the same",
    "suspend_sale.put_older_ones_aside": "the same, at a start",
    "finish_sale.sale_act": "a part of finishing a sale and of exchanging, asks for `sell` itself",
    "close_shift.day_close": "a part of closing and opening a shift, which ask",
    "return_goods.taken_back": "a part of returning and voiding, which ask",
    "keep_receipt.print_gift": "a paper without prices of what was sold, as often as one likes",
    "keep_receipt.keep_receipt": "a file of a receipt that this register has anyway",
    "grant_service.grant_service": "ticks off what the plan gave the member already",
    "permission.need": "the question itself",
    "permission.who_may": "the question itself",
    "permission.approve": "the answer to it",
}
"""Services that take a person and ask for no right, and why."""
OTHER_PAPER = {IN_SALE: "on the sale's receipt", "receipt.reprinted": "a copy of it", "a print job": "X report"}
"""What is printed where it is not the paper of the entry itself."""


def page() -> str:
    """The page `docs/acts.md`."""
    head = (
        "# What a person can do at a till",
        "",
        "Written by `python -m pos_app.services` (`pos_app/services/acts.py`); rights of roles are data (`hq roles`).",
        "Accounts are families: an act moves no others, and not all of them each time. What has no right is in `sell`.",
        "",
        "| act | right | " + " | ".join(rights.ROLES) + " | entry | accounts | paper | test |",
        "|---|---|" + "---|" * len(rights.ROLES) + "---|---|---|---|",
    )
    return "\n".join((*head, *map(_row, ACTS))) + "\n"


def paper(act: ActOf) -> str:
    """What an act prints once it is in the books."""
    return PAPERS.get(act.kind) or OTHER_PAPER.get(act.kind, NOTHING)


def _row(act: ActOf) -> str:
    able = " | ".join(_reach(role, act.right) for role in rights.ROLES.values())
    cells = (_quoted(act.kind), act.accounts, paper(act), f"`tests/{act.test}`")
    return f"| `{act.service}` | `{act.right}` | {able} | {' | '.join(cells)} |"


def _quoted(kind: str) -> str:
    return f"`{kind}`" if "." in kind else kind


def _reach(role: rights.Role, right: str) -> str:
    if right not in role.rights:
        return "asks"
    limits = role.limits.get(right, {})
    said = ", ".join(f"{most} % ({'else' if reason == rights.ANY else reason})" for reason, most in limits.items())
    return said or "yes"
