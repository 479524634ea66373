"""Numbers of persons in published text: found by check digit, and never shown."""

from hypothesis import assume, given
from hypothesis import strategies as st

from opengov.rules import mask_personal
from opengov.rules._personal import bank_cards, mobiles, resident_ids

DIGITS = "0123456789"
WIDE = str.maketrans(DIGITS + "X", "０１２３４５６７８９Ｘ")
WORDS = st.text(alphabet="补贴对象申请人的第，。：\n", max_size=8)
MONTHS = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}


def with_check_character(first: str) -> str:
    """Add the character that GB 11643 (ISO 7064, MOD 11-2) asks for."""
    remainder = 0
    for digit in first:
        remainder = (remainder + int(digit)) * 2 % 11
    return first + "10X98765432"[remainder]  # (12 - remainder) % 11, ten written X


def luhn(number: str) -> int:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10


@st.composite
def residents(draw: st.DrawFn) -> str:
    """Draw a number of a resident of a place code that no county has."""
    year, month = draw(st.integers(1900, 2025)), draw(st.integers(1, 12))
    day = draw(st.integers(1, MONTHS.get(month, 31)))
    head = draw(st.sampled_from(["659999", "119999", "529999"]))
    order = draw(st.integers(0, 999))
    return with_check_character(f"{head}{year}{month:02}{day:02}{order:03}")


@st.composite
def cards(draw: st.DrawFn) -> str:
    """Draw a number of a card of an issuer that does not exist."""
    size = draw(st.integers(16, 19))
    body = "629999" + draw(st.text(alphabet=DIGITS, min_size=size - 7, max_size=size - 7))
    return next(body + last for last in DIGITS if luhn(body + last) == 0)


@st.composite
def phones(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["13", "15", "17", "18", "19"])) + draw(
        st.text(alphabet=DIGITS, min_size=9, max_size=9)
    )


PARTS = st.one_of(residents(), cards(), phones(), WORDS)
FINDERS = (resident_ids, bank_cards, mobiles)


class TestFound:
    """GB 11643: the last character is a check character over the other seventeen."""

    @given(number=residents(), before=WORDS, after=WORDS, wide=st.booleans())
    def test_resident_wherever_it_stands(
        self, *, number: str, before: str, after: str, wide: bool
    ) -> None:
        text = before + (number.translate(WIDE) if wide else number) + after
        assert [each.number for each in resident_ids(text)] == [number]

    @given(residents(), st.integers(0, 17), st.sampled_from(DIGITS))
    def test_one_digit_changed_is_none(self, number: str, at: int, digit: str) -> None:
        assume(number[at] != digit)
        changed = number[:at] + digit + number[at + 1 :]
        assert resident_ids(changed) == ()

    @given(cards(), WORDS, WORDS)
    def test_card_wherever_it_stands(self, number: str, before: str, after: str) -> None:
        assume(not resident_ids(number))
        assert [each.number for each in bank_cards(before + number + after)] == [number]

    @given(cards(), st.integers(6, 15), st.sampled_from(DIGITS))
    def test_card_with_one_digit_changed_is_none(self, number: str, at: int, digit: str) -> None:
        assume(number[at] != digit)
        assert bank_cards(number[:at] + digit + number[at + 1 :]) == ()

    @given(phones(), WORDS, WORDS)
    def test_mobile_wherever_it_stands(self, number: str, before: str, after: str) -> None:
        assert [each.number for each in mobiles(before + number + after)] == [number]


class TestMasked:
    """Article 15: personal privacy is not made public, by a report on it least of all."""

    @given(parts=st.lists(PARTS, max_size=6), escaped=st.booleans())
    def test_no_number_is_left(self, *, parts: list[str], escaped: bool) -> None:
        text = "，".join(parts)
        numbers = [part for part in parts if any(find(part) for find in FINDERS)]
        given = (
            "".join(f"\\u{ord(c):04x}" if c.isdigit() else c for c in text) if escaped else text
        )
        masked = mask_personal(given)
        assert not any(number in masked for number in numbers)
        assert not any(find(masked) for find in FINDERS)

    @given(st.text(alphabet="补贴0123456789-. 年月日元", max_size=12))
    def test_short_numbers_stay(self, text: str) -> None:
        assume(not mobiles(text))
        assert mask_personal(text) == text
