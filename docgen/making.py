"""One circular through all the stages: loaded, composed, judged, laid out, drawn."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from docgen.checks import judge_source, rule_findings, waivers
from docgen.checks.emblem import emblem_of
from docgen.compose.data_fields import DataOfLetters
from docgen.compose.letters import letter as composed
from docgen.compose.letters import prepare as shared_parts
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.diagnostics.rendering import Sources
from docgen.layout import set_pages
from docgen.layout.model.pages import Pages
from docgen.light import dataclass
from docgen.loading.circular import circulars, numbering
from docgen.loading.workspace import Workspace
from docgen.model.circular import Digits, Office
from docgen.model.dossier import Dossier, Recipient
from docgen.model.letter import Letter
from docgen.press import Press
from docgen.standards import Measure, Standard, table

_OF_EACH = "DG6017"


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A circular as far as it could be taken: ``None`` stands where an error stopped the way.

    ``sources`` are the texts that were read, by file, for showing the lines that are at fault;
    ``excepted`` records each finding that somebody lets stand, with the reason; ``sample_of`` is
    the recipient whose letter stands for all, where no letter to all can be.
    """

    path: Path
    dossier: Dossier | None
    letter: Letter | None
    pages: Pages | None
    found: tuple[Diagnostic, ...]
    sources: Sources
    excepted: tuple[dict[str, str], ...] = ()
    sample_of: Recipient | None = None

    @property
    def is_sound(self) -> bool:
        """Whether the letter may be written."""
        return self.pages is not None and not any(fault.is_error for fault in self.found)


def prepare(
    path: Path,
    workspace: Workspace,
    press: Press | None = None,
    *,
    content: bytes | None = None,
    file_copy: bool = False,
    final: bool = False,
    everything: bool = False,
    carries_data: bool = True,
    number: int | None = None,
    sender: Office | None = None,
) -> MadeLetter:
    """The letter of one YAML file, to the addressee it names, with every fault of every stage.

    ``content`` stands for what is in the file, when given; ``file_copy`` makes the copy that the
    office keeps, ``final`` the letter with its pictures of signature and seal; ``everything``
    tells what is told only when it is asked for, too; without ``carries_data`` its pages are for
    the eye alone. ``number`` is what the register gives it, 0 what leaves its number open;
    ``sender`` is an office that stands in no file, by its agency: it wrote a received letter.
    """
    if content is None:
        loaded = circulars.load(path, workspace)
    else:
        loaded = circulars.parse(content, path, workspace, sender=sender)
    press = press or Press.of(workspace)
    if loaded.dossier is None:
        return _unmade_letter(path, loaded, workspace, press)
    dossier = loaded.dossier.as_final() if final else loaded.dossier
    dossier = dossier.as_file_copy() if file_copy else dossier
    if number is not None:
        dossier = numbering.numbered_dossier(dossier, number)
        loaded = numbering.without_told_blanks(loaded, dossier)
    wishes = {"everything": everything, "carries_data": carries_data}
    maker = LetterMaker(dossier, loaded, workspace, press, **wishes)
    return maker.letter_to_all()


def _unmade_letter(
    path: Path, loaded: circulars.Loaded, workspace: Workspace, press: Press
) -> MadeLetter:
    """What is told of a circular that could not be loaded."""
    written, faults = waivers.waivers(loaded.sources.lines.get(str(path), ()), str(path))
    found = _once([*loaded.found, *faults])
    left = waivers.apply(found, written, press.house, base=workspace.root, name_unused=False)
    return MadeLetter(path, None, None, None, left.found, loaded.sources, left.record)


def letters(
    dossier: Dossier,
    recipients: Iterable[Recipient | None],
    loaded: circulars.Loaded,
    workspace: Workspace,
    press: Press,
) -> Iterator[MadeLetter]:
    """A loaded circular's letter to each recipient, or as it is written (``None``)."""
    sender = LetterMaker(dossier, loaded, workspace, press)
    return map(sender.letter_to, recipients)


class LetterMaker:
    """Makes the letters of one loaded circular; what they have in common is done once."""

    def __init__(
        self,
        dossier: Dossier,
        loaded: circulars.Loaded,
        workspace: Workspace,
        press: Press,
        *,
        everything: bool = False,
        carries_data: bool = True,
    ) -> None:
        self._everything = everything
        house = press.house
        if house.digits:
            dossier = dossier.in_digits(Digits(value=house.digits, reason=house.digits_reason))
        loaded.sources.add(str(house.path), house.lines)
        self._standard = _standard(dossier, press)
        self._emblem, faults = emblem_of(dossier, self._standard)
        file = str(dossier.path)
        self._written, misused = waivers.waivers(loaded.sources.lines.get(file, ()), file)
        placed = _placed_faults(faults, workspace.offices)
        self._before = [
            *(*loaded.found, *house.found, *misused, *placed),
            *judge_source(dossier),
        ]
        self._can_lay_out = not any(fault.is_error for fault in faults)
        self._dossier, self._sources = dossier, loaded.sources
        self._workspace, self._press = workspace, press
        self._shared = shared_parts(dossier)
        self._data = DataOfLetters(dossier) if press.carries_data and carries_data else None
        self._judged: dict[Hashable, list[Diagnostic]] = {}
        self._former: tuple[list[Diagnostic], waivers.Waived] | None = None

    def letter_to_all(self) -> MadeLetter:
        """The letter as it is written; the first recipient's where it speaks to each by himself."""
        whole = self.letter_to(None)
        each = next((fault for fault in whole.found if fault.code == _OF_EACH), None)
        if each is None or not self._dossier.recipients:
            return whole
        first = self._dossier.recipients[0]
        sample = self._make_letter(first, alone=True)
        said = Diagnostic("DG6023", each.at, {"path": each.params["path"], "recipient": first.name})
        return replace(sample, found=(*sample.found, said), sample_of=first)

    def letter_to(self, recipient: Recipient | None) -> MadeLetter:
        """The letter to one recipient, or as it is written, with all that is to be said of it."""
        return self._make_letter(recipient, alone=recipient is None)

    def _make_letter(self, recipient: Recipient | None, *, alone: bool) -> MadeLetter:
        letter, found = self._compose_letter(recipient)
        pages = None
        if letter is not None and alone:
            letter = self._press.memory.with_known_parts(letter, self._dossier.path)
        if letter is not None and self._can_lay_out:
            laid = set_pages(
                letter,
                standard=self._standard,
                emblem=self._emblem,
                family=self._press.family,
                memory=self._press.memory,
            )
            pages = self._with_data(laid.pages, letter, recipient)
            found += _placed_faults(laid.found, self._dossier.path)
        left = self._faults_left(found, name_unused=alone)
        path, sources = self._dossier.path, self._sources
        return MadeLetter(path, self._dossier, letter, pages, left.found, sources, left.record)

    def _with_data(self, pages: Pages, letter: Letter, recipient: Recipient | None) -> Pages:
        """The pages with what the letter says as data; a secret letter carries none."""
        if self._data is None or any(each.secrecy for each in (letter, *letter.sheets)):
            return pages
        return replace(pages, data=self._data.of(letter, recipient))

    def _faults_left(self, found: list[Diagnostic], *, name_unused: bool) -> waivers.Waived:
        """What stands after the exceptions; mostly the same as for the letter before."""
        if self._former is not None and found == self._former[0]:
            return self._former[1]
        told = _once([*self._before, *found])
        left = waivers.apply(
            told if self._everything else [fault for fault in told if not fault.is_asked],
            self._written,
            self._press.house,
            base=self._workspace.root,
            name_unused=name_unused,
        )
        self._former = (found, left)
        return left

    def _compose_letter(
        self, recipient: Recipient | None
    ) -> tuple[Letter | None, list[Diagnostic]]:
        try:
            made = composed(self._dossier, recipient=recipient, prepared=self._shared)
        except Rejected as error:  # a wording template that cannot be read
            return None, list(error.found)
        if made.letter is None:
            return None, list(made.found)
        # No rule reads the addressee's own line, in which alone letters of one kin differ.
        judgement = self._judged.get(made.kin) if made.kin else None
        if judgement is None:
            judgement = rule_findings(self._dossier, made.letter)
            if made.kin:
                self._judged[made.kin] = judgement
        return made.letter, [*made.found, *judgement]


def _standard(dossier: Dossier, press: Press) -> Standard:
    """The press's standard, with the measures of the Gazette for a matter that it prints."""
    if not dossier.circular.gazette:
        return press.standard
    rows = table("gazette")["measures"]
    measures = {name: Measure(name=name, **row) for name, row in rows.items()}
    return press.standard.with_house_style(measures)


def _placed_faults(found: Iterable[Diagnostic], path: Path) -> list[Diagnostic]:
    """A fault of the whole letter stands at its file."""
    return [fault if fault.at else replace(fault, at=Position(str(path))) for fault in found]


def _once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each fault once, where it was found first."""
    once: dict[tuple[str, Position | None, str], Diagnostic] = {}
    for fault in found:
        once.setdefault((fault.code, fault.at, repr(fault.params)), fault)
    return tuple(once.values())
