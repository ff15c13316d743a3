"""Bodies that move allowances: each says the totals after it."""

from __future__ import annotations

from domain.entries import GiftTaken, GoodsReturned, PackageRefunded, PointsEarned, ReturnCompleted, SaleCompleted
from domain.entry_causes import DrawMade, MemberEnrolled, PackageTransferred, ServiceGranted, SessionUsed
from domain.entry_floor import FloorSettled
from domain.entry_lending import LendingBody
from domain.entry_points import GiftReturned
from domain.entry_value import MemberClosed, TopUpCancelled, TopUpCompleted

Reporting = (
    SaleCompleted
    | ReturnCompleted
    | LendingBody
    | FloorSettled
    | PackageRefunded
    | MemberEnrolled
    | SessionUsed
    | PackageTransferred
    | ServiceGranted
    | DrawMade
    | PointsEarned
    | GiftTaken
    | GiftReturned
    | GoodsReturned
    | TopUpCompleted
    | TopUpCancelled
    | MemberClosed
)
