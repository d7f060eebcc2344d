"""Numbers, dates and telephones that are printed as typed where they are of another shape.

The regulation's shape is what docgen counts, sorts and compares by; any other is the office's own
matter, so it is told and never refused. Room to write on (dots, strokes) is not told of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen import vocabulary
from docgen.diagnostics import Diagnostic
from docgen.loading.yaml.nodes import Node
from docgen.model.dossier import ValuePath
from docgen.thai import Fault
from docgen.thai.date_reading import any_date
from docgen.thai.numerals import refuse_mixed
from docgen.thai.reference_numbers import (
    any_reference_number,
    is_blank_number,
    number_without_prefix,
    parse_reference_number,
)
from docgen.thai.telephone import telephone, without_its_word
from docgen.thai.typed_forms import date_to_type

if TYPE_CHECKING:
    from docgen.loading.fields.field_reading import Reading


_OWN_NUMBER = "reference_number"
_CIRCULAR_MARK = "\u0e27."


def number(reading: Reading, node: Node, _: str, path: ValuePath) -> str | None:
    """The number of a letter; a note tells what keeps it from the regulation's form."""
    text = reading.text(node, path)
    if text is None or "`" in text or is_blank_number(text) or any_reference_number(text).has_form:
        return text
    if text.rstrip().rstrip(_CIRCULAR_MARK).rstrip().endswith("/"):  # its end is still to come
        return text
    if path == (_OWN_NUMBER,) and number_without_prefix(text) is not None:
        return text  # the office's part is put before it, once the office is known
    if vocabulary.thai("words", "automatic") in text:  # the register says whether it can count it
        return text
    try:
        parse_reference_number(text)
    except Fault as fault:
        report_finding(reading, fault, path)
    return text


def date(reading: Reading, node: Node, _: str, path: ValuePath) -> str | None:
    """The date of a letter; what is no date is told, unless it is room to write one."""
    text = reading.text(node, path)
    if text is None:
        return None
    try:
        is_written = any_date(text).is_other_text
    except Fault:
        return text  # the model refuses what is false, at its place
    none = vocabulary.word("emblem_shown", "no")
    if is_written and "`" not in text and text.strip() not in (none.thai, *none.also):
        at = reading.places.of(*path)
        params = {"text": text.strip(), "meant": date_to_type(text)}
        reading.found.append(Diagnostic("DG7170", at, params))
    return text


def telephones(reading: Reading, node: Node, _: str, path: ValuePath) -> str | None:
    """A telephone number without the word that is printed before it."""
    text = reading.text(node, path)
    if text is None:
        return None
    bare = without_its_word(text)
    if "`" not in bare and re.search(r"[^\s._…\-]", bare):
        try:
            refuse_mixed(bare.replace(",", " "))
            telephone(bare)
        except Fault as fault:
            start = text.index(bare)
            report_finding(reading, Fault(fault.code, start=start + fault.start,
                                end=None if fault.end is None else start + fault.end,
                                mend=fault.mend, **fault.params), path)  # fmt: skip
    return bare


def report_finding(reading: Reading, fault: Fault, path: ValuePath) -> None:
    """A finding at its place in the text; one that is an error marks the value as faulty."""
    at = reading.position_inside(path, fault.start, fault.end)
    one = Diagnostic(fault.code, at, fault.params, mend=fault.mend)
    if one.is_error:
        reading.fault(fault, path)
    else:
        reading.found.append(one)
