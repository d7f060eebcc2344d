"""``config/house_style.yaml``: where an office leaves the standard, each time with its reason.

Measures of the typing manual, of practice and unverified ones may be set anew, or confirmed with
the value they have; those of the regulation stand. Rules of practice may be laid aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from docgen import opening, vocabulary
from docgen.codes import CODES
from docgen.diagnostics import Diagnostic
from docgen.length import Length
from docgen.light import dataclass, regex
from docgen.loading.kept_by_content import KeptByContent
from docgen.loading.workspace import Workspace
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Mapping, MappingEntry, Scalar
from docgen.standards import Measure, typing_manual
from docgen.thai.names import nearest_names

FILE = "house_style.yaml"
OFFICE = "office"  # the certainty of a value that an office has settled for itself
_MAY_SOFTEN = ("practice", "unverified", OFFICE)
_FALSE_FACE = regex(r"(?i)IT\s?[9๙]|THSarabunIT")
_TIMES = 4.0
_YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """An office's own values by measure, the reasons by rule, and what is wrong with the file."""

    path: Path | None = None
    measures: dict[str, Measure] = field(default_factory=dict)
    waived: dict[str, str] = field(default_factory=dict)
    found: tuple[Diagnostic, ...] = ()
    lines: tuple[str, ...] = ()
    digits: str = ""
    digits_reason: str = ""


# House styles of the last workspaces, kept until their files change.
_KEPT: KeptByContent[HouseStyle] = KeptByContent(8)


def load(workspace: Workspace) -> HouseStyle:
    """The workspace's house style; an empty one when it has none."""
    path = workspace.config / FILE
    if not opening.exists(path):
        return HouseStyle(path)
    return _KEPT.kept_or_read((path,), workspace.root, lambda: _read_style(path, workspace))


def _read_style(path: Path, workspace: Workspace) -> HouseStyle:
    parsed = yaml_source.read_yaml(path, within=workspace.root)
    reading = _HouseStyleReader(list(parsed.found))
    for entry in parsed.root.entries if parsed.root else ():
        section = vocabulary.english("house_style", entry.key.text)
        if section == "measures":
            reading.measures(entry)
        elif section == "rules":
            reading.rules(entry)
        elif section == "digits":
            reading.all_digits(entry)
        else:
            reading.unknown(entry.key, vocabulary.names("house_style"))
    found, lines = tuple(reading.found), parsed.lines
    return HouseStyle(path, reading.values, reading.waived, found, lines, *reading.digits)


@dataclass(slots=True)
class _HouseStyleReader:
    found: list[Diagnostic]
    values: dict[str, Measure] = field(default_factory=dict)
    waived: dict[str, str] = field(default_factory=dict)
    digits: tuple[str, str] = ("", "")

    def unknown(self, key: Scalar, known: tuple[str, ...]) -> None:
        near = " / ".join(nearest_names(key.text, known)[:3]) or ", ".join(known[:8])
        self.found.append(Diagnostic("DG2040", key.at, {"name": key.text, "suggestion": near}))

    def measures(self, entry: MappingEntry) -> None:
        known = {each_measure.name: each_measure for each_measure in typing_manual()}
        for key, fields in self._entries(entry):
            measure = known.get(key.text)
            if measure is None:
                self.unknown(key, tuple(known))
                continue
            value, reason = fields.get("value"), fields.get("reason")
            if reason is None or value is None:
                self.found.append(Diagnostic("DG2041", key.at, {"name": key.text}))
            elif measure.certainty == "regulation" and value.text.strip() != measure.value:
                params = {"name": key.text, "value": measure.value, "clause": measure.clause}
                self.found.append(Diagnostic("DG2043", value.at, params))
            elif not _fits(measure, _standard_value(value.text)):
                params = {"name": key.text, "text": value.text, "value": measure.value}
                self.found.append(Diagnostic("DG2042", value.at, params))
            else:
                self.values[key.text] = Measure(
                    key.text,
                    _standard_value(value.text),
                    measure.clause,
                    reason.text.strip(),
                    OFFICE,
                )

    def all_digits(self, entry: MappingEntry) -> None:
        """The digits of every letter of the office, with the reason why they are not Thai."""
        given = entry.value.entries if isinstance(entry.value, Mapping) else ()
        fields = {
            vocabulary.english("house_value", given_entry.key.text): given_entry.value
            for given_entry in given
        }
        value, reason = fields.get("value"), fields.get("reason")
        if not isinstance(value, Scalar) or not isinstance(reason, Scalar) or not reason.text:
            self.found.append(Diagnostic("DG2041", entry.key.at, {"name": entry.key.text}))
            return
        wanted = vocabulary.english("digits", value.text.strip())
        if wanted is None:
            self.unknown(value, vocabulary.names("digits"))
        else:
            self.digits = (wanted, reason.text.strip())

    def rules(self, entry: MappingEntry) -> None:
        for key, fields in self._entries(entry):
            code = CODES.get(key.text)
            strength = vocabulary.english("strengths", code.strength) if code else None
            if code is None or strength not in _MAY_SOFTEN:
                params = {"name": key.text, "clause": code.clause if code else "-"}
                self.found.append(Diagnostic("DG2044", key.at, params))
            elif (reason := fields.get("reason")) is None:
                self.found.append(Diagnostic("DG2041", key.at, {"name": key.text}))
            else:
                self.waived[key.text] = reason.text.strip()

    def _entries(self, entry: MappingEntry) -> Iterator[tuple[Scalar, dict[str, Scalar]]]:
        if not isinstance(entry.value, Mapping):
            self.found.append(Diagnostic("DG2041", entry.key.at, {"name": entry.key.text}))
            return
        for inner in entry.value.entries:
            fields = {}
            content = inner.value.entries if isinstance(inner.value, Mapping) else ()
            for each_entry in content:
                name = vocabulary.english("house_value", each_entry.key.text)
                if name is None:
                    self.unknown(each_entry.key, vocabulary.names("house_value"))
                elif isinstance(each_entry.value, Scalar) and each_entry.value.text.strip():
                    fields[name] = each_entry.value
            yield inner.key, fields


def _standard_value(text: str) -> str:
    """A value as the standard has it: yes and no in English."""
    return vocabulary.english("yes_no", text.strip()) or text.strip()


def _fits(measure: Measure, value: str) -> bool:
    """Whether a value is of the measure's own kind, and not beyond what a page can bear."""
    if measure.name == "font_family":
        return bool(value) and not _FALSE_FACE.search(value)
    if measure.value in _YES_NO:
        return value in _YES_NO
    before, after = measured_quantity(measure.value), measured_quantity(value)
    if before is None or after is None:
        return before is None and after is None and value == measure.value
    (old, kind), (new, new_kind) = before, after
    if kind != new_kind or new < 0:
        return False
    return new <= 20 if old == 0 else old / _TIMES <= new <= old * _TIMES


def measured_quantity(value: str) -> tuple[float, str] | None:
    """A number with what it counts: points, lines, spaces, or nothing; ``None`` for a word."""
    number, _, unit = value.partition(" ")
    try:
        if unit in ("line", "space", ""):
            return float(number), unit
        return Length.parse(value).pt, "pt"
    except ValueError:
        return None
