"""Bodies that move allowances: each says the totals after it."""

from __future__ import annotations

from domain.entries import AllowanceGivenBack, GiftTaken, PackageRefunded, PointsEarned, ReturnCompleted, SaleCompleted
from domain.entry_causes import DrawMade, MemberEnrolled, PackageTransferred, SessionUsed
from domain.entry_value import MemberClosed, TopUpCancelled, TopUpCompleted

Reporting = (
    SaleCompleted
    | ReturnCompleted
    | AllowanceGivenBack
    | PackageRefunded
    | MemberEnrolled
    | SessionUsed
    | PackageTransferred
    | DrawMade
    | PointsEarned
    | GiftTaken
    | TopUpCompleted
    | TopUpCancelled
    | MemberClosed
)
