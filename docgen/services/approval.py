"""What an approver sends back: as differences by part, accepted into the circular one by one."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path

from docgen import opening
from docgen.comparing.differences import Change, differences, is_left_open, parts_of
from docgen.comparing.sides import changes_between
from docgen.comparing.told_changes import change_text, part_title
from docgen.diagnostics import Rejected
from docgen.drafting.accepting import (
    CircularText,
    UnacceptableError,
    renumbered_item,
    text_with_change,
)
from docgen.kinds.parts import READ_AS_TYPED, roles_with_trait
from docgen.light import dataclass
from docgen.model.letter import Letter
from docgen.own_records import record_at, text_under
from docgen.reading.unread_files import refused_file
from docgen.services import compare, letter_out
from docgen.services.files_beside import replaced_file
from docgen.services.letter_files import LetterFile, mark_of
from docgen.services.read import draft_of
from docgen.services.workroom import numbering
from docgen.services.workroom.open_letter import OpenLetter
from docgen.temporary import folder_aside
from docgen.writers.files import write_together
from docgen.writers.safe_names import safe_file_name, safe_name

ENDINGS = (".docx", ".pdf", ".yaml", ".yml", ".txt")
_FOLDER, _RECORD = "approval", "about.json"
_YAML = (".yaml", ".yml")
_MOST_BYTES = 50_000_000
_MOST_ITEMS = 100


@dataclass(frozen=True, slots=True)
class SentBack:
    """The file that an approver sent back for a letter."""

    path: Path

    @property
    def is_yaml(self) -> bool:
        """Whether it is a circular, and no letter in a file."""
        return self.path.suffix.lower() in _YAML


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of the approver: its key, the part, what the letter says and what he wrote.

    ``is_open`` says that a draft may leave this open (number, date, who signs), so that it hinders
    nobody. ``pieces`` are the words of both in order: those of both, ``gone`` and ``come``.
    """

    key: str
    part: str
    said: str
    before: str
    after: str
    is_open: bool
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of changes that were accepted: how many, and those left for a person."""

    count: int
    left: tuple[Difference, ...]


def keep_approval(letter: OpenLetter, name: str, content: bytes) -> SentBack:
    """Keep what came back, in place of what came before.

    Raises: Rejected, when it cannot be read as a letter; then nothing is kept.
    """
    file = Path(safe_file_name(name))
    if file.suffix.lower() not in ENDINGS:
        raise refused_file(file, "unknown")
    folder = _folder(letter)
    opening.make_folder(folder)
    # Within the workspace, under its own name: what is said of it is said of that name.
    with folder_aside(folder) as beside:
        aside = replaced_file(beside / file.name, content, private=True)
        compare.side(aside, letter.room.workspace)
    record = json.dumps({"file": file.name}, ensure_ascii=False).encode("utf-8")
    files = {file.name: content, _RECORD: record}
    write_together(folder, files, replace=tuple(files), private=True)
    return SentBack(folder / file.name)


def sent_back(letter: OpenLetter) -> SentBack | None:
    """What came back last, if anything did."""
    folder = _folder(letter)
    if not opening.is_file(folder / _RECORD):
        return None
    name = safe_name(text_under(record_at(folder / _RECORD), "file"))
    path = folder / name
    return SentBack(path) if opening.is_file(path) and opening.is_inside(path, folder) else None


def put_away(letter: OpenLetter) -> None:
    """Forget what came back; the file itself stays."""
    (_folder(letter) / _RECORD).unlink(missing_ok=True)


def differences_of(letter: OpenLetter, back: SentBack) -> tuple[Difference, ...]:
    """Every change of the approver, in the order of the letter.

    Raises: Rejected, when either cannot be read or composed.
    """
    made = letter.make_letter(letter.file().text)
    if made.letter is None:
        raise Rejected(made.found)
    return tuple(map(_shown_difference, _changes(letter, made.letter, back)))


def accept(
    letter: OpenLetter, back: SentBack, keys: Collection[str], moment: str
) -> tuple[LetterFile, Accepted]:
    """Put the changes called ``keys`` into the circular; each is seen to be gone, or left.

    Raises: Rejected, when either cannot be read or composed; OSError, when the disk refuses.
    """
    text = letter.file().text
    theirs = _their_letter(letter, back)
    count, refused = 0, set[str]()
    while True:
        made = letter.make_letter(text)
        if made.letter is None:
            raise Rejected(made.found)
        known = _changes(letter, made.letter, back)
        due = next(
            (change for change in known if _key(change) in keys and _key(change) not in refused),
            None,
        )
        if due is None:
            left = tuple(_shown_difference(change) for change in known if _key(change) in refused)
            return letter.restore_text(text, moment), Accepted(count, left)
        tried = _with_change(
            letter,
            CircularText(text, made.letter, letter.path, letter.key_order(text)),
            theirs,
            due,
        )
        if tried is None or _key(due) in map(_key, _changes_of_text(letter, tried, back)):
            refused.add(_key(due))
        else:
            text, count = tried, count + 1


def issue(letter: OpenLetter, back: SentBack, at: str, moment: str) -> letter_out.IssueOutcome:
    """Issue the letter as the approved draft says, or tell what differs from it (DG2217).

    Raises: Rejected, OSError, as :meth:`OpenLetter.issue` does.
    """
    return numbering.issue_open_letter(letter, at, moment, approved=back.path)


def _changes_of_text(letter: OpenLetter, text: str, back: SentBack) -> tuple[Change, ...]:
    """The changes that are left; none known where the text is no letter any more."""
    made = letter.make_letter(text)
    if made.letter is None or any(fault.is_error for fault in made.found):
        return ()
    return _changes(letter, made.letter, back)


def _with_change(
    letter: OpenLetter, ours: CircularText, theirs: CircularText | None, change: Change
) -> str | None:
    if theirs is None:
        return None
    try:
        text = text_with_change(ours, theirs, change)
    except UnacceptableError:
        return None
    made = letter.make_letter(text)
    for _ in range(_MOST_ITEMS):
        again = renumbered_item(text, made.found)
        if again is None:
            break
        text, made = again, letter.make_letter(again)
    is_sound = made.letter is not None and made.is_sound
    return text if is_sound and text != ours.text else None


def _changes(letter: OpenLetter, mine: Letter, back: SentBack) -> tuple[Change, ...]:
    """The changes as ``docgen build --approved`` finds them, of the body paragraph by paragraph."""
    found = changes_between(mine, compare.side(back.path, letter.room.workspace))
    theirs = _their_letter(letter, back)
    if theirs is None or not found:
        return found
    whole = differences(parts_of(mine), parts_of(theirs.letter))
    roles = {change.role for change in found}
    fine = [
        change
        for change in whole
        if change.role in roles.intersection(roles_with_trait(READ_AS_TYPED))
    ]
    missing = roles - {change.role for change in fine}
    return (*fine, *(change for change in found if change.role in missing))


def _their_letter(letter: OpenLetter, back: SentBack) -> CircularText | None:
    """What came back as a circular: its own text, or what was read; ``None`` if it is none."""
    if back.is_yaml:
        text = opening.content(back.path, _MOST_BYTES).decode("utf-8", "replace")
    else:
        report = draft_of(back.path, letter.room.workspace)
        if report.value is None:
            return None
        text = report.value.text
    made = letter.make_letter(text)
    return None if made.letter is None else CircularText(text, made.letter, letter.path)


def _shown_difference(change: Change) -> Difference:
    return Difference(
        key=_key(change),
        part=part_title(change, "th"),
        said=change_text(change, "th"),
        before=change.before,
        after=change.after,
        is_open=is_left_open(change.role, change.after, change.before),
        pieces=tuple(_pieces(change.before, change.after)),
    )


def _pieces(before: str, after: str) -> Iterator[tuple[str, str]]:
    """What both begin with, what went, what came, what both end with; no mark parted from its
    letter."""
    start = _alike(before, after)
    while start and any(_is_mark(text[start : start + 1]) for text in (before, after)):
        start -= 1
    rest, other = before[start:], after[start:]
    end = _alike(rest[::-1], other[::-1])
    while end and _is_mark(rest[len(rest) - end]):
        end -= 1
    cut = len(rest) - end, len(other) - end
    pairs = (
        ("both", before[:start]),
        ("gone", rest[: cut[0]]),
        ("come", other[: cut[1]]),
        ("both", rest[cut[0] :]),
    )
    yield from ((kind, text) for kind, text in pairs if text)


def _alike(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _is_mark(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign) == "Mn"


def _key(change: Change) -> str:
    return mark_of(f"{change.role}|{change.before}|{change.after}")


def _folder(letter: OpenLetter) -> Path:
    return letter.room.workspace.place_in_output(safe_name(letter.path.stem), _FOLDER)
