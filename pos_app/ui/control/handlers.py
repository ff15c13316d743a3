"""Which function does which act: the one table between the window and the services.

What concerns the whole window (help, back, questions, leaving) is the controller's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.errors import Refusal
from pos_app.ui import acts
from pos_app.ui.control import (
    account_sheet,
    enrol_sheet,
    hand_sheet,
    line_acts,
    member_acts,
    member_sheet,
    package_sheet,
    payment_acts,
    phone_acts,
    price_acts,
    put_away_acts,
    receipt_acts,
    redeem_sheet,
    return_acts,
    scan_acts,
    setting_acts,
    sheet,
    shift_acts,
    shift_sheets,
    staff_acts,
    tender_acts,
    top_up_sheet,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.control.counter import Counter


def not_an_amount(counter: Counter, act: acts.NotAnAmount) -> None:
    """A tender key after something that is no amount."""
    del counter
    raise Refusal("not_an_amount", typed=act.text)


def next_sale(counter: Counter, act: acts.NextSale) -> None:
    """Leave the paid screen."""
    del act
    if counter.place == "paid":
        counter.to_sale()


def quantity(counter: Counter, act: acts.Quantity) -> None:
    """Digits and `*`, in a sale or in a return."""
    if counter.place == "return":
        return_acts.quantity(counter, acts.ReturnQuantity(act.text))
    else:
        line_acts.quantity(counter, act)


def pay(counter: Counter, act: acts.Pay) -> None:
    """A tender key: money now, or later."""
    if act.tender is acts.TenderKind.ON_ACCOUNT:
        account_sheet.pay(counter, act.amount)
    else:
        tender_acts.pay(counter, act)


MEMBER_HANDLERS: dict[type[acts.Act], Callable[[Counter, Any], None]] = {
    acts.AttachMember: member_sheet.ask_or_attach,
    acts.ChooseMember: member_acts.choose,
    acts.DetachMember: member_acts.detach,
    acts.Choose: sheet.choose,
    acts.NotHere: sheet.not_here,
    acts.OpenTopUp: top_up_sheet.open_,
    acts.OpenRedeem: redeem_sheet.open_,
    acts.OpenPackages: package_sheet.open_,
    acts.OpenEnrol: enrol_sheet.open_,
    acts.OpenSheet: shift_sheets.open_,
}


SHIFT_HANDLERS: dict[type[acts.Act], Callable[[Counter, Any], None]] = {
    acts.Lock: staff_acts.lock,
    acts.Unlock: staff_acts.unlock,
    acts.ChoosePerson: staff_acts.choose_person,
    acts.SignIn: staff_acts.sign_in_act,
    acts.SignOut: staff_acts.sign_out,
    acts.OpenShift: staff_acts.open_shift_act,
    acts.OpenMenu: shift_acts.menu,
    acts.ShowReport: shift_acts.x_report,
    acts.PrintReport: shift_acts.print_report,
    acts.CloseShift: shift_acts.begin_count,
    acts.SubmitCount: shift_acts.submit_count,
    acts.ChooseReason: shift_acts.choose_reason,
    acts.Recount: shift_acts.recount,
    acts.ConfirmClose: shift_acts.confirm_close,
}


HANDLERS: dict[type[acts.Act], Callable[[Counter, Any], None]] = {
    acts.Scan: scan_acts.scan,
    acts.Entered: scan_acts.entered,
    acts.ArmCash: tender_acts.arm,
    acts.Pay: pay,
    acts.AskPhone: phone_acts.ask,
    acts.PayByCode: payment_acts.ask_code,
    acts.CardSlip: payment_acts.slip,
    acts.AskPayment: payment_acts.look_again,
    acts.CallOff: payment_acts.stop,
    acts.NotAnAmount: not_an_amount,
    acts.Quantity: quantity,
    acts.StepQuantity: line_acts.step_quantity,
    acts.MoveSelection: line_acts.move,
    acts.SelectLine: line_acts.select,
    acts.RemoveLine: line_acts.remove,
    acts.ClearCart: put_away_acts.ask_clear,
    acts.ChangePrice: hand_sheet.open_,
    acts.Undo: line_acts.undo,
    acts.Suspend: put_away_acts.suspend,
    acts.OpenSuspended: put_away_acts.open_suspended,
    acts.ResumeSale: put_away_acts.resume,
    acts.OpenSearch: scan_acts.open_search,
    acts.Search: scan_acts.search,
    acts.ChooseArticle: scan_acts.choose_article,
    acts.NextSale: next_sale,
    acts.CheckPrice: price_acts.check_price,
    acts.OpenSettings: setting_acts.open_settings,
    acts.ChangeSetting: setting_acts.change,
    acts.TypeSetting: setting_acts.type_,
    acts.OpenReceipts: receipt_acts.open_receipts,
    acts.GiftReceipt: receipt_acts.gift,
    acts.KeepReceipt: receipt_acts.keep,
    acts.ReturnFound: receipt_acts.give_back,
    acts.OpenReturn: return_acts.open_,
    acts.ChooseReceipt: return_acts.choose_receipt,
    acts.StepReturn: return_acts.step,
    acts.ReturnQuantity: return_acts.quantity,
    acts.ReturnEverything: return_acts.everything,
    acts.ChargeBack: return_acts.charge_back,
    acts.ConfirmReturn: return_acts.confirm,
    acts.Reprint: shift_acts.reprint,
    acts.OpenDrawer: shift_acts.drawer,
    **MEMBER_HANDLERS,
    **SHIFT_HANDLERS,
}
