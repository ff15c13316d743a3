"""What a person did, as values: the window's one signal carries one of these.

Structs of msgspec, because forty dataclasses cost the start of the program 30 ms.
"""

from enum import Enum

import msgspec


class TenderKind(Enum):
    """Ways of paying that the screens know."""

    CASH = "cash"
    STORED_VALUE = "stored_value"
    POINTS = "points"
    ON_ACCOUNT = "account"
    FLOOR = "floor_limit"
    CARD = "card"
    WECHAT = "wechat"
    ALIPAY = "alipay"


class Answer(Enum):
    """What a person answered to a Question."""

    YES = "yes"
    SUSPEND = "suspend"
    STAY = "stay"


class Act(msgspec.Struct, frozen=True):
    """Anything a person does at the till."""


class Scan(Act, frozen=True):
    """A scanner read this, whole; what it is, is for the services to say."""

    text: str


class Entered(Act, frozen=True):
    """A person typed this and pressed Enter."""

    text: str


class ArmCash(Act, frozen=True):
    """Enter with nothing typed: the next one takes cash."""


class Pay(Act, frozen=True):
    """`amount` in minor units; None takes exactly what is due (or as much of it as the tender holds)."""

    tender: TenderKind
    amount: int | None = None


class AskPhone(Act, frozen=True):
    """Show the member's phone what is missing here; `amount` as for `Pay`."""

    amount: int | None = None


class PayByCode(Act, frozen=True):
    """Ask for the customer's code, for this much (None: all that is due)."""

    amount: int | None = None


class CardSlip(Act, frozen=True):
    """A terminal took it: the reference on its slip, or an amount and then the reference; empty text asks for it."""

    text: str = ""


class AskPayment(Act, frozen=True):
    """Ask the provider again how the payment under way stands."""


class CallOff(Act, frozen=True):
    """Undo the payment under way."""


class NotAnAmount(Act, frozen=True):
    """A tender key was pressed after something that is no amount."""

    text: str


class Quantity(Act, frozen=True):
    """`text` as typed before the key (`3`, `0.5`); empty asks for it."""

    text: str


class StepQuantity(Act, frozen=True):
    by: int


class MoveSelection(Act, frozen=True):
    by: int


class SelectLine(Act, frozen=True):
    """By the line's number, from 1."""

    number: int


class RemoveLine(Act, frozen=True):
    """The selected line."""


class ClearCart(Act, frozen=True):
    """Asked for; the cart is cleared by `Answered(CLEAR_CART, YES)`."""


LINE, BILL, PRICE = "line", "bill", "price"


class ChangePrice(Act, frozen=True):
    """Percent off the selected LINE or the BILL, or another PRICE of the line; empty text asks how much."""

    what: str
    text: str = ""


class Undo(Act, frozen=True):
    """Take back the last act on a line."""


class Suspend(Act, frozen=True):
    """Put the open sale aside."""


class OpenSuspended(Act, frozen=True):
    """Show the sales that wait."""


class ResumeSale(Act, frozen=True):
    """The row of SuspendedState, from 0."""

    row: int


class AttachMember(Act, frozen=True):
    """By phone number or its last four digits; empty text asks for it."""

    text: str


class ChooseMember(Act, frozen=True):
    """The row of MemberPickState, from 0."""

    row: int


class DetachMember(Act, frozen=True):
    """Drop the member of the sale."""


class OpenSearch(Act, frozen=True):
    """Show the article search, already with `text`."""

    text: str


class Search(Act, frozen=True):
    """What is typed in the scan bar while the article search is open has become this."""

    text: str


class ChooseArticle(Act, frozen=True):
    """The row of SearchState, from 0."""

    row: int


class NextSale(Act, frozen=True):
    """Leave the paid screen."""


class CheckPrice(Act, frozen=True):
    """Say what the article of this code costs; empty text asks for it."""

    text: str = ""


class OpenReceipts(Act, frozen=True):
    """Show the receipts, those that fit `text`."""

    text: str = ""


class GiftReceipt(Act, frozen=True):
    """The receipt on the screen again, without prices."""


class KeepReceipt(Act, frozen=True):
    """The receipt on the screen as a picture and a PDF."""


class OpenSettings(Act, frozen=True):
    """Show the settings of this register."""


class ChangeSetting(Act, frozen=True):
    """The selected setting takes its next value, or the one before."""

    by: int


class TypeSetting(Act, frozen=True):
    """The selected setting is what was typed."""

    text: str


class ReturnFound(Act, frozen=True):
    """Begin the return of the receipt on the screen; `void`: of the sale as a whole, as if it had never been."""

    void: bool = False


class OpenReturn(Act, frozen=True):
    """By receipt number; empty text shows the recent receipts."""

    text: str


class ChooseReceipt(Act, frozen=True):
    """The row of ReceiptPickState, from 0."""

    row: int


class StepReturn(Act, frozen=True):
    """One piece more or less of the line with this number."""

    number: int
    by: int


class ReturnQuantity(Act, frozen=True):
    """`text` as typed, for the selected line."""

    text: str


class ChargeBack(Act, frozen=True):
    """Charge back what the rest no longer deserves and the plan asks about, or let it be kept after all."""


class ReturnEverything(Act, frozen=True):
    """All that is left of every line."""


class ConfirmReturn(Act, frozen=True):
    """Give the money back."""


class Reprint(Act, frozen=True):
    """The last receipt, as a copy."""


class OpenDrawer(Act, frozen=True):
    """Without a reason (empty) the till asks for one."""

    reason: str = ""


class Lock(Act, frozen=True):
    """Lock the till; the sale stays."""


class Unlock(Act, frozen=True):
    pin: str


class ChoosePerson(Act, frozen=True):
    code: str


class SignIn(Act, frozen=True):
    code: str
    pin: str


class SignOut(Act, frozen=True):
    """The cashier leaves; the shift stays open."""


class OpenShift(Act, frozen=True):
    """With this float (minor units) in the drawer."""

    amount: int


class Training(Act, frozen=True):
    """Begin to train somebody, or end it."""


class OpenMenu(Act, frozen=True):
    """Show the shift's acts."""


class ShowReport(Act, frozen=True):
    """The X report: as it stands, nothing is closed."""


class PrintReport(Act, frozen=True):
    """The report on the screen, on paper."""


class CloseShift(Act, frozen=True):
    """Begin the blind count."""


class SubmitCount(Act, frozen=True):
    """(denomination in minor units, how many), every denomination once; the count is locked by it."""

    counts: tuple[tuple[int, int], ...]


class ChooseReason(Act, frozen=True):
    """Why the count differs: the value of a VarianceReason."""

    reason: str


class Recount(Act, frozen=True):
    """Count again; both counts are kept."""


class ConfirmClose(Act, frozen=True):
    """Write and print the Z report."""


class Answered(Act, frozen=True):
    """The answer to the Question whose value is `question`; `detail` is the reason that was chosen, if any."""

    question: str
    answer: Answer
    detail: str = ""


class Choose(Act, frozen=True):
    """On the sheet of that name: the choice of a row or a key, "" for Enter alone, and what was typed before it."""

    sheet: str
    choice: str
    typed: str = ""


class NotHere(Act, frozen=True):
    """A key that the sheet which is open does not have."""


class OpenTopUp(Act, frozen=True):
    """Money into the member's stored value; empty text asks how much."""

    text: str = ""


class OpenRedeem(Act, frozen=True):
    """Points, coupons and gifts; with a number that many points pay."""

    text: str = ""


class OpenPackages(Act, frozen=True):
    """The member's packages of sessions."""


class OpenSheet(Act, frozen=True):
    """A sheet that is asked for by its name ("cash", "unlock"), with what was typed."""

    sheet: str
    text: str = ""


class OpenEnrol(Act, frozen=True):
    """A new member, with the phone number that was typed."""

    text: str = ""


class Help(Act, frozen=True):
    """Show the keys."""


class Back(Act, frozen=True):
    """Close the panel, or leave the screen, or disarm."""


class Leave(Act, frozen=True):
    """Somebody wants to close the window."""
