"""What the models of a circular are made of, and how its dates and numbers are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from docgen import vocabulary
from docgen.light import dataclass
from docgen.model.value_readers import ReadBy
from docgen.thai.date_reading import any_date, parse_date, parse_day_or_moment
from docgen.thai.dates import Moment, ThaiDate
from docgen.thai.names import bare_name
from docgen.thai.numerals import integer
from docgen.thai.reference_numbers import ReferenceNumber, any_reference_number, bare_prefix

NOT_TYPED = object()  # beside the type of a field that a reader fills and nobody types
MOST_PAGES = 50  # a letter that is to be fitted is far shorter


AUTOMATIC, AS_STANDARD = 0, -1  # pages that a letter is fitted to: as few as sensible, or never


def _page_count(text: str) -> int:
    """A number of pages, or in a word that a letter is fitted by itself, or never is."""
    word = vocabulary.english("fitting", text.strip())
    if word is not None:
        return {"automatic": AUTOMATIC, "none": AS_STANDARD}[word]
    number = text.strip().removesuffix(vocabulary.thai("words", "pages"))
    return integer(number.rstrip(), least=1, most=MOST_PAGES)


def read_by(parse: Callable[[str], Any]) -> ReadBy:
    """What reads a text by a Thai reader; any other value is left as it is."""
    return ReadBy(lambda value: parse(value) if isinstance(value, str) else value)


@dataclass(frozen=True, slots=True)
class YamlForm:
    """How a field is written in YAML, where its type does not say so.

    ``form`` is a name that ``docgen.loading.fields.forms`` reads; ``section`` the section of the
    vocabulary that its words or records are of. ``shown`` is what a page draws to type it in,
    where that is more than the form says: ``date``, ``moment``, ``number``.
    """

    form: str = "text"
    section: str = ""
    shown: str = ""


def choice(section: str) -> YamlForm:
    """One of the words of a section of the vocabulary."""
    return YamlForm("choice", section)


# A date that is counted with, and one that is printed, if need be as it was typed.
DateField = Annotated[ThaiDate, read_by(parse_date), YamlForm(shown="date")]
AnyDateField = Annotated[ThaiDate, read_by(any_date), YamlForm("date")]
MomentField = Annotated[Moment, read_by(parse_day_or_moment), YamlForm(shown="moment")]
CountField = Annotated[int, read_by(integer), YamlForm(shown="number")]
PageCountField = Annotated[int, read_by(_page_count), YamlForm(shown="number")]
ReferenceNumberField = Annotated[
    ReferenceNumber, read_by(any_reference_number), YamlForm("number", shown="reference_number")
]
# Without what stands around them on paper, which the letter prints by itself.
PrefixField = Annotated[str, read_by(bare_prefix)]
PersonNameField = Annotated[str, read_by(bare_name)]
TelephonesField = Annotated[str, YamlForm("telephones")]
