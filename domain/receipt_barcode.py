"""Code 128 as bars, for receipts that are painted instead of printed by a head."""

_START_B, _STOP = 104, 106

# The widths of bar, space, bar ... of each of the 107 symbols, as the standard lists them.
_DIGITS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
    "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
    "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
    "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
    "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
    "114311411113411311113141114131311141411131211412211214211232"
)
_WIDTHS = (*(_DIGITS[at : at + 6] for at in range(0, len(_DIGITS), 6)), "2331112")


def code128(data: str) -> tuple[int, ...]:
    """Return the widths of bars and spaces in turn, a bar first, in modules, in code set B.

    Raises ValueError for anything but printable ASCII.
    """
    if not data or not all(" " <= char <= "~" for char in data):
        msg = f"not printable ASCII: {data!r}"
        raise ValueError(msg)
    symbols = [_START_B, *(ord(char) - 32 for char in data)]
    check = (symbols[0] + sum(place * symbol for place, symbol in enumerate(symbols[1:], start=1))) % 103
    return tuple(int(width) for symbol in (*symbols, check, _STOP) for width in _WIDTHS[symbol])
