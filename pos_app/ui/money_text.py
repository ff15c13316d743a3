"""Whole minor units as text for the eye, and typed text back to minor units; integers only."""

from functools import lru_cache

from domain.value import dataclass

MINUS = "\u2212"
_TYPED_LENGTH_MAX = 12


@lru_cache(maxsize=4096)
def _plain(minor: int, digits: int) -> str:
    whole, part = divmod(abs(minor), 10**digits)
    sign = MINUS if minor < 0 else ""
    return f"{sign}{whole:,}.{part:0{digits}d}" if digits else f"{sign}{whole:,}"


@dataclass(frozen=True, slots=True)
class MoneyText:
    """How the chain's one currency is written: its sign, and how many digits its minor unit has."""

    sign: str = "¥"
    digits: int = 2

    def plain(self, minor: int) -> str:
        """`18674` → `186.74`; a minus is the typographic one."""
        return _plain(minor, self.digits)

    def signed(self, minor: int) -> str:
        """`18674` → `¥186.74`, `-2295` → `−¥22.95`."""
        minus = MINUS if minor < 0 else ""
        return f"{minus}{self.sign}{_plain(abs(minor), self.digits)}"

    def short(self, minor: int) -> str:
        """A round amount without its zeros: `19000` → `190`; another one in full."""
        return f"{minor // 10**self.digits:,}" if minor % 10**self.digits == 0 else self.plain(minor)

    def minor(self, typed: str) -> int | None:
        """What a person typed (`200`, `200.5`, `200,5`, `.50`) in minor units; None when it is not an amount."""
        whole, point, part = typed.strip().replace(",", ".").partition(".")
        if not (whole + part).isascii() or not (whole + part).isdigit() or len(typed) > _TYPED_LENGTH_MAX:
            return None
        if len(part) > self.digits or (point and not self.digits):
            return None
        scale: int = 10**self.digits
        return int(whole or "0") * scale + int(part.ljust(self.digits, "0") or "0")
