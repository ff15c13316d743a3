"""What the verbs need from outside, as Protocols; bootstrap fills them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from domain.rights import Role, role_of
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.articles import Article, ScannedArticle
    from domain.members import MemberView
    from pos_app.services.lending import Enlarged, Redeemed, RefundRight


class Clock(Protocol):
    """The one source of time."""

    def now(self) -> datetime:
        """Return the present moment in UTC, corrected by the last known offset to HQ."""
        ...

    def local(self, moment: datetime) -> datetime:
        """Return the moment in the store's time zone."""
        ...


class Goods(Protocol):
    """Articles and prices of this store."""

    def by_barcode(self, code: str) -> ScannedArticle | None:
        """Return the article of a barcode."""
        ...

    def by_sku(self, sku: str) -> Article | None:
        """Return the article of that number."""
        ...

    def search(self, text: str, limit: int = 20) -> tuple[Article, ...]:
        """Return articles by digits, pinyin initials or words of the name, the popular ones first."""
        ...


class Members(Protocol):
    """Members as this till knows them: reference and own later entries together."""

    def by_card(self, card: str) -> MemberView | None:
        """Return the member of a card; of another store's member only the facts, of a card that was replaced nobody."""
        ...

    def replaced_on(self, card: str) -> str:
        """Return the day on which a card was replaced by another one, "" of any other card."""
        ...

    def by_phone(self, phone: str) -> MemberView | None:
        """Return the member of a phone number."""
        ...

    def by_last4(self, digits: str, limit: int = 9) -> tuple[MemberView, ...]:
        """Return members whose phone ends so, this store's latest first."""
        ...

    def by_name(self, text: str, limit: int = 9) -> tuple[MemberView, ...]:
        """Return members by name or pinyin initials."""
        ...

    def by_id(self, member: str) -> MemberView | None:
        """Return the member of that id."""
        ...

    def pin_of(self, member: str) -> str:
        """Return the argon2id hash of the member's PIN, "" where none is known here."""
        ...


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who may sign in here; `pin` is the argon2id hash ("" where it cannot be read here).

    `grants` is what HQ says that the role may do; None where it says nothing.
    """

    id: str
    name: str
    role: str
    pin: str
    grants: Role | None = None

    @property
    def rights(self) -> Role:
        """What this person may do."""
        return self.grants if self.grants is not None else role_of(self.role)


class StaffBook(Protocol):
    """Who may sign in at this register."""

    def staff(self) -> tuple[StaffMember, ...]:
        """Return everybody, by name."""
        ...

    def by_card(self, card: str) -> StaffMember | None:
        """Return whose staff card it is."""
        ...


class Hq(Protocol):
    """What a verb may ask HQ: to lend more of what a member owns, or the right to return a sale; to take a card."""

    @property
    def online(self) -> bool:
        """Whether HQ answered lately; what it says of its own accord, no request is made."""
        ...

    @property
    def lends(self) -> bool:
        """Whether there is anybody to ask for more: HQ, or another register of this store."""
        ...

    def enlarge(self, owner: str, wants: Mapping[str, int]) -> Enlarged:
        """Ask for more of these units and install what is granted; a round trip or two, never on the UI thread.

        HQ is asked first, then the registers of this store, whether HQ is there or not.
        """
        ...

    def redeem(self, request_id: str, code: str, member: str) -> Redeemed:
        """Have a recharge card credited; the same request id may be sent again. One round trip, as above."""
        ...

    def refund_right(self, register: str, seq: int, head: str) -> RefundRight:
        """Ask for the right to return a sale of any register, by its receipt's number and the first digits of its hash
        ("": any). A few round trips, as above: whoever has the right is asked to give it back first.
        """
        ...
