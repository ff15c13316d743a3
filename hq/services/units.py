"""Amounts of units as people read them: money with two places, everything else as whole numbers."""

MINOR = 100
MONEY = ("SVP", "SVB", "CAP", "ACC", "ACL")


def shown(unit: str, amount: int) -> str:
    """An amount of a unit: 12.50 of stored value, 3 of points or sessions."""
    if unit.partition("/")[0] not in MONEY:
        return str(amount)
    whole, rest = divmod(abs(amount), MINOR)
    return f"{'-' if amount < 0 else ''}{whole}.{rest:02d}"
