"""Without a word in the plan nothing comes back without a receipt."""

from domain.plan import Plan
from domain.plan_returns import NoReceipt


def test_off_by_default() -> None:
    assert Plan(version=1).no_receipt == NoReceipt()
    assert NoReceipt().most == 0
