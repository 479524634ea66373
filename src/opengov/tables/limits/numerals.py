"""Chinese numerals from one to 999."""

__all__ = ["NUMERAL", "numeral"]

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
PLACES = {"十": 10, "百": 100}
NUMERAL = "[零〇一二三四五六七八九两十百]"
"""Regular expression of one character of a numeral."""

LONGEST = 7


def numeral(text: str) -> int | None:
    """Return what a Chinese numeral says, or nothing if it is not one.

    >>> numeral("二十"), numeral("一百零五"), numeral("十五"), numeral("二三"), numeral("")
    (20, 105, 15, None, None)
    """
    if not text or len(text) > LONGEST:
        return None
    total, digit, last = 0, None, 1000
    for char in text:
        if char in PLACES:
            place = PLACES[char]
            if place >= last or digit == 0:
                return None
            total += (1 if digit is None else digit) * place
            digit, last = None, place
        elif digit is None or digit == 0:
            digit = DIGITS[char]
        else:
            return None
    return total + (digit or 0)
