"""What a person did, as values: the window's one signal carries one of these."""

from dataclasses import dataclass
from enum import Enum


class TenderKind(Enum):
    """Ways of paying that the screens know."""

    CASH = "cash"
    STORED_VALUE = "stored_value"


class Answer(Enum):
    """What a person answered to a Question."""

    YES = "yes"
    SUSPEND = "suspend"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class Act:
    """Anything a person does at the till."""


@dataclass(frozen=True, slots=True)
class Scan(Act):
    """A scanner read this, whole; what it is, is for the services to say."""

    text: str


@dataclass(frozen=True, slots=True)
class Entered(Act):
    """A person typed this and pressed Enter."""

    text: str


@dataclass(frozen=True, slots=True)
class ArmCash(Act):
    """Enter with nothing typed: the next one takes cash."""


@dataclass(frozen=True, slots=True)
class Pay(Act):
    """`amount` in minor units; None takes exactly what is due (or as much of it as the tender holds)."""

    tender: TenderKind
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class NotAnAmount(Act):
    """A tender key was pressed after something that is no amount."""

    text: str


@dataclass(frozen=True, slots=True)
class Quantity(Act):
    """`text` as typed before the key (`3`, `0.5`); empty asks for it."""

    text: str


@dataclass(frozen=True, slots=True)
class StepQuantity(Act):
    by: int


@dataclass(frozen=True, slots=True)
class MoveSelection(Act):
    by: int


@dataclass(frozen=True, slots=True)
class SelectLine(Act):
    """By the line's number, from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class RemoveLine(Act):
    """The selected line."""


@dataclass(frozen=True, slots=True)
class ClearCart(Act):
    """Asked for; the cart is cleared by `Answered(CLEAR_CART, YES)`."""


@dataclass(frozen=True, slots=True)
class Undo(Act):
    """Take back the last act on a line."""


@dataclass(frozen=True, slots=True)
class Suspend(Act):
    """Put the open sale aside."""


@dataclass(frozen=True, slots=True)
class OpenSuspended(Act):
    """Show the sales that wait."""


@dataclass(frozen=True, slots=True)
class ResumeSale(Act):
    """The row of SuspendedState, from 0."""

    row: int


@dataclass(frozen=True, slots=True)
class AttachMember(Act):
    """By phone number or its last four digits; empty text asks for it."""

    text: str


@dataclass(frozen=True, slots=True)
class ChooseMember(Act):
    """The row of MemberPickState, from 0."""

    row: int


@dataclass(frozen=True, slots=True)
class DetachMember(Act):
    """Drop the member of the sale."""


@dataclass(frozen=True, slots=True)
class OpenSearch(Act):
    """Show the article search, already with `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Search(Act):
    """What is typed in the scan bar while the article search is open has become this."""

    text: str


@dataclass(frozen=True, slots=True)
class ChooseArticle(Act):
    """The row of SearchState, from 0."""

    row: int


@dataclass(frozen=True, slots=True)
class NextSale(Act):
    """Leave the paid screen."""


@dataclass(frozen=True, slots=True)
class OpenReturn(Act):
    """By receipt number; empty text shows the recent receipts."""

    text: str


@dataclass(frozen=True, slots=True)
class ChooseReceipt(Act):
    """The row of ReceiptPickState, from 0."""

    row: int


@dataclass(frozen=True, slots=True)
class StepReturn(Act):
    """One piece more or less of the line with this number."""

    number: int
    by: int


@dataclass(frozen=True, slots=True)
class ReturnQuantity(Act):
    """`text` as typed, for the selected line."""

    text: str


@dataclass(frozen=True, slots=True)
class ReturnEverything(Act):
    """All that is left of every line."""


@dataclass(frozen=True, slots=True)
class ConfirmReturn(Act):
    """Give the money back."""


@dataclass(frozen=True, slots=True)
class Reprint(Act):
    """The last receipt, as a copy."""


@dataclass(frozen=True, slots=True)
class OpenDrawer(Act):
    """Without a reason (empty) the till asks for one."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Lock(Act):
    """Lock the till; the sale stays."""


@dataclass(frozen=True, slots=True)
class Unlock(Act):
    pin: str


@dataclass(frozen=True, slots=True)
class ChoosePerson(Act):
    code: str


@dataclass(frozen=True, slots=True)
class SignIn(Act):
    code: str
    pin: str


@dataclass(frozen=True, slots=True)
class SignOut(Act):
    """The cashier leaves; the shift stays open."""


@dataclass(frozen=True, slots=True)
class OpenShift(Act):
    """With this float (minor units) in the drawer."""

    amount: int


@dataclass(frozen=True, slots=True)
class OpenMenu(Act):
    """Show the shift's acts."""


@dataclass(frozen=True, slots=True)
class ShowReport(Act):
    """The X report: as it stands, nothing is closed."""


@dataclass(frozen=True, slots=True)
class PrintReport(Act):
    """The report on the screen, on paper."""


@dataclass(frozen=True, slots=True)
class CloseShift(Act):
    """Begin the blind count."""


@dataclass(frozen=True, slots=True)
class SubmitCount(Act):
    """(denomination in minor units, how many), every denomination once; the count is locked by it."""

    counts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ChooseReason(Act):
    """Why the count differs: the value of a VarianceReason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Recount(Act):
    """Count again; both counts are kept."""


@dataclass(frozen=True, slots=True)
class ConfirmClose(Act):
    """Write and print the Z report."""


@dataclass(frozen=True, slots=True)
class Answered(Act):
    """The answer to the Question whose value is `question`; `detail` is the reason that was chosen, if any."""

    question: str
    answer: Answer
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Help(Act):
    """Show the keys."""


@dataclass(frozen=True, slots=True)
class Back(Act):
    """Close the panel, or leave the screen, or disarm."""


@dataclass(frozen=True, slots=True)
class Leave(Act):
    """Somebody wants to close the window."""
