"""What must hold for every date, number and text, not only for those of the tables."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.thai import Fault
from docgen.thai.collation import sort_key
from docgen.thai.date_reading import parse_date, parse_moment
from docgen.thai.dates import MONTHS, SHORT_MONTHS, Moment, ThaiDate, long_date
from docgen.thai.numerals import integer, thai_digits, to_arabic, to_thai
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number
from docgen.thai.telephone import telephone
from docgen.thai.text import problems
from docgen.thai.words import line_break_places, weak_places

days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)).map(ThaiDate.of)
thai_text = st.text(
    st.sampled_from("กขคงนมรสอะัาำิีุูเแโใไ็่้์ๆฯ๐๑๒0123 ()/.-,AZaz`@:\u200b\u00a0\U0001f600")
)


@given(days)
def test_a_written_date_reads_back(date: ThaiDate) -> None:
    assert parse_date(long_date(date)) == date
    assert parse_date(to_arabic(long_date(date))) == date


@given(days, days)
def test_dates_stand_in_the_order_of_the_calendar(one: ThaiDate, other: ThaiDate) -> None:
    assert (one < other) == (one.gregorian() < other.gregorian())


@given(days)
def test_an_open_date_reads_back_and_comes_before_the_days_of_its_month(date: ThaiDate) -> None:
    open_date = ThaiDate(date.year, date.month, None)
    assert parse_date(long_date(open_date)) == open_date
    assert open_date < date
    with pytest.raises(ValueError, match="no day"):
        open_date.gregorian()


def test_moments_compare_by_date_then_time() -> None:
    eighth, ninth = ThaiDate(2564, 9, 8), ThaiDate(2564, 9, 9)
    assert Moment(eighth, 10, 0) < Moment(eighth, 10, 1) < Moment(ninth, 0, 0)


@given(days)
def test_dates_are_written_as_pythainlp_writes_them(date: ThaiDate) -> None:
    from pythainlp.util import thai_strftime

    moment = datetime.datetime.combine(date.gregorian(), datetime.time(), datetime.UTC)
    assert thai_strftime(moment, "%-d %B %Y", thaidigit=True) == long_date(date)


def test_month_names_are_those_of_pythainlp() -> None:
    from pythainlp.util.date import thai_abbr_months, thai_full_months

    assert list(MONTHS) == thai_full_months
    assert list(SHORT_MONTHS) == thai_abbr_months


@given(st.text(st.sampled_from("กขค ๐๑๕๙0159.,/-")))
def test_digits_without_latin_letters_convert_as_in_pythainlp(text: str) -> None:
    from pythainlp.util import arabic_digit_to_thai_digit

    assert to_thai(text) == (arabic_digit_to_thai_digit(text) if text else "")


@given(st.text(alphabet=st.characters(exclude_characters="`๐๑๒๓๔๕๖๗๘๙")))
def test_to_arabic_undoes_to_thai(text: str) -> None:
    assert to_arabic(to_thai(text)) == text


@given(st.integers(min_value=0, max_value=10**9))
def test_integers_read_back(number: int) -> None:
    assert integer(thai_digits(f"{number:,}")) == integer(str(number)) == number


@given(
    st.text(st.sampled_from("กขคงจชดตถทธนบปพมยรลศสหอ"), min_size=2, max_size=2),
    st.from_regex(r"[0-9]{4,5}(\.[0-9]{1,3}){0,2}", fullmatch=True),
    st.booleans(),
    st.integers(min_value=1, max_value=99_999),
)
def test_reference_numbers_read_back(
    letters: str, office_code: str, circular: bool, number: int
) -> None:
    one = ReferenceNumber(letters, office_code, circular, number)
    assert parse_reference_number(one.text) == one
    assert parse_reference_number("ที่ " + to_arabic(one.text)) == one


def fault_of(read: Callable[[str], object], text: str) -> list[Fault]:
    try:
        read(text)
    except Fault as fault:
        return [fault]
    return []


@given(thai_text)
def test_every_reader_answers_or_names_a_place_inside_the_text(text: str) -> None:
    for read in (parse_date, parse_moment, parse_reference_number, telephone, integer):
        for fault in fault_of(read, text):
            assert fault.end is not None
            assert 0 <= fault.start <= fault.end <= len(text)


@given(thai_text)
def test_problems_stand_in_order_and_apart(text: str) -> None:
    places = [place for fault in problems(text) for place in (fault.start, fault.end or 0)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(thai_text, st.lists(thai_text, max_size=3).map(tuple))
def test_places_are_inside_the_text_and_strong_and_weak_are_apart(
    text: str, terms: tuple[str, ...]
) -> None:
    strong, weak = line_break_places(text, terms), weak_places(text, terms)
    assert all(0 < place < len(text) for place in (*strong, *weak))
    assert not set(strong) & set(weak)
    assert list(strong) == sorted(set(strong))
    assert all(text[place] not in "ๆฯ)" for place in strong)


def test_no_line_ends_inside_a_term() -> None:
    text = "กรมส่งเสริมการปกครองท้องถิ่น จังหวัดเชียงใหม่ ได้รับแจ้ง"
    terms = ("กรมส่งเสริมการปกครองท้องถิ่น", "จังหวัดเชียงใหม่ ได้รับ")
    assert [text[place:] for place in line_break_places(text, terms)] == [
        "จังหวัดเชียงใหม่ ได้รับแจ้ง",
        "แจ้ง",
    ]
    assert "ได้รับแจ้ง" in [text[place:] for place in weak_places(text, terms)]


def test_only_a_long_name_of_an_office_may_end_a_line_between_its_words() -> None:
    office, person = "กรมส่งเสริมการปกครองท้องถิ่น", "นายขจร ศรีชวโนทัย"
    text = f"ตามวิธีการที่{office}กำหนดโดย{person}"
    weak = weak_places(text, (office, person))
    assert [text[:place] for place in weak] == [
        "ตามวิธีการที่กรมส่งเสริม",
        "ตามวิธีการที่กรมส่งเสริมการปกครอง",
        f"ตามวิธีการที่{office}กำหนดโดยนายขจร ",
    ]


def test_the_dictionary_holds_its_known_faults_and_no_other() -> None:
    from pythainlp.corpus import provinces, thai_words

    wrong = {word for word in thai_words() | provinces() if problems(word)}
    assert wrong == {"คาเแร็กเตอร์", "รักษาู", "ศรีอยุูธยา", "อาวุูธ", "เมีัย", "เหมืิอน"}


def test_provinces_sort_with_accents_of_the_alphabet() -> None:
    assert sorted(["ข", "เก", "ก๊", "กา", "ก"], key=sort_key) == ["ก", "ก๊", "กา", "เก", "ข"]
