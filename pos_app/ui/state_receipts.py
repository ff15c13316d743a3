"""What the receipts' screen and the price check show."""

import msgspec

from pos_app.ui.state import Notice, Tag
from pos_app.ui.state_panels import ArticleRow


class FoundReceipt(msgspec.Struct, frozen=True):
    """A receipt of this register; `kind` is its entry's, `returned` "", "part" or "all"."""

    number: str
    at: str
    kind: str
    payable: int
    member: str = ""
    returned: str = ""


class ReceiptsState(msgspec.Struct, frozen=True):
    """Receipts for what was asked (`query`; empty: the latest), and the paper of the selected one as JSON."""

    rows: tuple[FoundReceipt, ...]
    query: str = ""
    selected: int = -1
    paper: bytes = b""
    notice: Notice | None = None
    busy: bool = False


class PriceState(msgspec.Struct, frozen=True):
    """What an article costs; nothing is sold by it. `now`: one of it, today, for the member of the sale, and why."""

    article: ArticleRow | None = None
    now: int = 0
    reasons: tuple[Tag, ...] = ()
    member: str = ""
    notice: Notice | None = None
