"""The house style as a form: measures under their Thai names, and rules that are laid aside."""

from __future__ import annotations

from dataclasses import replace

from docgen import vocabulary
from docgen.codes import CODES
from docgen.diagnostics import Diagnostic
from docgen.drafting import edits
from docgen.drafting.yaml_tree import Value, tree, value_of
from docgen.light import dataclass, regex
from docgen.loading.workspace import Workspace, house_style
from docgen.services.letter_form import typed_values
from docgen.services.settings import settings_text, write_text
from docgen.standards import Measure, table, typing_manual
from docgen.thai.numerals import to_arabic

_QUANTITY = regex(r"(\d{1,9}(?:\.\d{1,9})?)\s{0,9}(\S{0,20})")
_SOURCELESS = "-"


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A measure of the standard: its value, how certain it is, and the office's own value.

    ``found`` is what is wrong with the office's own value.
    """

    name: str
    title: str
    value: str
    about: str
    certainty: str
    own_value: str = ""
    reason: str = ""
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """Measures that belong together; ``has_own`` tells that the office settled one of them."""

    title: str
    measures: tuple[MeasureShown, ...]

    @property
    def has_own(self) -> bool:
        """Whether the office has a value of its own here."""
        return any(measure.own_value or measure.found for measure in self.measures)


def measure_groups(workspace: Workspace) -> tuple[MeasureGroup, ...]:
    """Every measure that an office may settle for itself.

    Raises: UneditableError, when the file is no YAML.
    """
    style = house_style.load(workspace)
    content = value_of(tree(settings_text(workspace.config / house_style.FILE)))
    own = typed_values.value_under(content, typed_values.names_of("house_style", "measures"))
    standard = {measure.name: measure for measure in typing_manual()}
    return tuple(
        MeasureGroup(
            title,
            tuple(
                _shown_measure(standard[name], thai, own, style.found)
                for name, thai in names.items()
            ),
        )
        for title, names in table("measure_titles")["groups"].items()
    )


def _shown_measure(
    measure: Measure, title: str, own: Value | None, found: tuple[Diagnostic, ...]
) -> MeasureShown:
    about = (text for text in (measure.source, measure.clause) if text != _SOURCELESS)
    return MeasureShown(
        measure.name,
        title,
        thai_value(measure.value),
        " ".join(about),
        vocabulary.thai("strengths", measure.certainty),
        thai_value(_typed_value(own, measure.name, "value")),
        _typed_value(own, measure.name, "reason"),
        tuple(
            _in_thai(fault, title) for fault in found if fault.params.get("name") == measure.name
        ),
    )


def _in_thai(fault: Diagnostic, title: str) -> Diagnostic:
    """The fault in the words of the form: the measure by its title, lengths with Thai units."""
    said = {
        key: thai_value(value) if isinstance(value, str) else value
        for key, value in fault.params.items()
    }
    return replace(fault, params={**said, "name": title})


def thai_value(value: str) -> str:
    """``"20 mm"`` → ``"20 มม."``; yes and no and the words of the standard in Thai."""
    number, _, unit = value.partition(" ")
    names = table("measure_titles")["units"].get(unit)
    if names is not None:
        return f"{number} {names[0]}"
    if value in ("yes", "no"):
        return vocabulary.thai("yes_no", value)
    return str(table("measure_titles")["words"].get(value, value))


def standard_value(typed: str, measure: Measure) -> str:
    """``"๒๐ มม."`` → ``"20 mm"``; a number alone has the unit of the measure."""
    text = to_arabic(typed.strip())
    words: dict[str, str] = table("measure_titles")["words"]
    text = next((word for word, thai in words.items() if thai == text), text)
    match = _QUANTITY.fullmatch(text)
    if match is None:
        return text
    number, unit = match.groups()
    for name, words in table("measure_titles")["units"].items():
        if unit in (name, *words):
            return f"{number} {name}"
    usual = measure.value.partition(" ")[2]
    return f"{number} {usual}".strip() if not unit else text


def save_measure(workspace: Workspace, name: str, value: str, reason: str) -> None:
    """Settle a measure for the office, with the reason; an empty value gives the standard's back.

    Raises: UneditableError, when the file is no YAML; OSError; KeyError, for no such measure.
    """
    path = workspace.config / house_style.FILE
    text = settings_text(path)
    measure = typing_manual()[name]
    steps = (typed_values.names_of("house_style", "measures"), name)
    if not value.strip():
        write_text(path, edits.remove_value(text, steps).text)
        return
    named = {"value": standard_value(value, measure), "reason": reason.strip()}
    own: dict[str, Value] = {
        vocabulary.thai("house_value", key): text for key, text in named.items()
    }
    write_text(path, edits.set_value(text, steps, own).text)


def rules(workspace: Workspace) -> tuple[tuple[str, str, str], ...]:
    """Every rule that an office may lay aside: its code, what it says, and the reason if it is."""
    waived = house_style.load(workspace).waived
    soft = (code for code in CODES.values() if code.strength in _soft())
    found = ((code.id, code.meaning or code.message, waived.get(code.id, "")) for code in soft)
    return tuple(sorted(found, key=lambda rule: (not rule[2], rule[0])))


def save_rule(workspace: Workspace, code: str, reason: str) -> None:
    """Lay a rule aside for the office, with the reason; without one it holds again.

    Raises: UneditableError, when the file is no YAML; OSError.
    """
    path = workspace.config / house_style.FILE
    steps = (typed_values.names_of("house_style", "rules"), code)
    text = settings_text(path)
    if not reason.strip():
        write_text(path, edits.remove_value(text, steps).text)
        return
    own: dict[str, Value] = {vocabulary.thai("house_value", "reason"): reason.strip()}
    write_text(path, edits.set_value(text, steps, own).text)


def other_faults(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """What is wrong with the house style beside the values of measures."""
    known = {measure.name for measure in typing_manual()}
    found = house_style.load(workspace).found
    return tuple(fault for fault in found if fault.params.get("name") not in known)


def is_faulty(workspace: Workspace) -> bool:
    """Whether anything in the house style must be mended."""
    return any(fault.is_error for fault in house_style.load(workspace).found)


def _soft() -> tuple[str, ...]:
    names = ("practice", "unverified", "office")
    return (*names, *(vocabulary.thai("strengths", name) for name in names))


def _typed_value(own: Value | None, name: str, key: str) -> str:
    entry = own.get(name) if isinstance(own, dict) else None
    typed = typed_values.value_under(entry or "", typed_values.names_of("house_value", key))
    return typed if isinstance(typed, str) else ""
