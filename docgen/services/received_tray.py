"""Letters that came in and wait on the desk: each file as it came, its draft as it is settled."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Rejected
from docgen.light import dataclass, regex
from docgen.loading.workspace import Workspace
from docgen.own_records import record_at, text_under
from docgen.reading import Recognised, recognise
from docgen.reading.unread_files import refused_file
from docgen.services.asked import kinds_of
from docgen.services.files_beside import replaced_file
from docgen.services.letter_files import mark_of
from docgen.services.read import draft_of
from docgen.temporary import folder_aside
from docgen.writers.files import write_together
from docgen.writers.safe_names import safe_file_name, safe_name

ENDINGS = (".pdf", ".docx", ".txt")
_FOLDER, _DRAFT, _RECORD = "inbox", "draft.yaml", "about.json"
_MOST_BYTES, _MOST_DRAFT = 100_000_000, 1_000_000
_KEY = regex(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A letter that waits: the key by which it is called, its file, the draft as it stands.

    ``found`` is what was told when it was read; ``receipt`` the number under which it was received,
    ``circular`` the name of the letter that was made of it; both empty until then.
    """

    key: str
    file: Path
    draft: str
    receipt: str = ""
    circular: str = ""
    moment: str = ""

    @property
    def mark(self) -> str:
        """What tells the draft from a later one."""
        return mark_of(self.draft)


def keep_received(workspace: Workspace, name: str, content: bytes, moment: str) -> Arrived:
    """Keep a file that came, read as a draft; the one that is here already where it is the same.

    Raises: Rejected, when it cannot be read as a letter; then nothing is kept.
    """
    path = Path(safe_file_name(name))
    if path.suffix.lower() not in ENDINGS:
        raise refused_file(path, "unknown")
    key = hashlib.sha256(content).hexdigest()[:16]
    known = arrived_letter(workspace, key)
    if known is not None:
        return known
    draft = draft_of(path, workspace, content=content, with_sender=True).expected_value()
    folder = workspace.place_in_output(_FOLDER, key)
    opening.make_folder(folder)
    record = json.dumps({"file": path.name, "moment": moment}, ensure_ascii=False)
    files = {
        path.name: content,
        _DRAFT: draft.text.encode("utf-8"),
        _RECORD: record.encode("utf-8"),
    }
    # Nobody knows yet whether it is secret.
    write_together(folder, files, replace=tuple(files), private=True)
    return Arrived(key, folder / path.name, draft.text, moment=moment)


def arrived_letter(workspace: Workspace, key: str) -> Arrived | None:
    """The letter that is called so; ``None`` when there is none."""
    if _KEY.fullmatch(key) is None:
        return None
    folder = workspace.place_in_output(_FOLDER, key)
    record = record_at(folder / _RECORD)
    draft, _ = opening.content_or_fault(folder / _DRAFT, _MOST_DRAFT, within=folder)
    path = folder / safe_name(text_under(record, "file"))
    if draft is None or not opening.is_file(path) or not opening.is_inside(path, folder):
        return None
    told = {name: text_under(record, name) for name in ("receipt", "circular", "moment")}
    return Arrived(key, path, draft.decode("utf-8", "replace"), **told)


def waiting_letters(workspace: Workspace) -> tuple[Arrived, ...]:
    """All that wait, the latest first."""
    root = _root(workspace)
    keys = [path.name for path in opening.names_in(root)] if opening.is_folder(root) else []
    found = [one for key in keys if (one := _arrived_or_none(workspace, key)) is not None]
    return tuple(sorted(found, key=lambda arrival: arrival.moment, reverse=True))


def _arrived_or_none(workspace: Workspace, key: str) -> Arrived | None:
    try:
        return arrived_letter(workspace, key)
    except Rejected:  # a link that leads elsewhere
        return None


def keep_draft(workspace: Workspace, letter: Arrived, text: str) -> None:
    """The draft as it stands now. Raises: Rejected, when the disk refuses."""
    replaced_file(_root(workspace) / letter.key / _DRAFT, text.encode("utf-8"), private=True)


def note_in_tray(workspace: Workspace, letter: Arrived, **told: str) -> None:
    """Note the ``receipt`` or the ``circular`` of a letter. Raises: Rejected."""
    names = ("receipt", "circular", "moment")
    record: dict[str, object] = {name: getattr(letter, name) for name in names}
    record |= {"file": letter.file.name, **told}
    content = json.dumps(record, ensure_ascii=False).encode("utf-8")
    replaced_file(_root(workspace) / letter.key / _RECORD, content, private=True)


def put_away(workspace: Workspace, letter: Arrived) -> None:
    """Take a letter off the desk; what was received or sent on stays where that is kept."""
    with suppress(OSError):
        shutil.rmtree(_root(workspace) / letter.key)


def content_of(letter: Arrived) -> bytes:
    """The file as it came. Raises: Rejected."""
    return opening.content(letter.file, _MOST_BYTES)


def recognised_letter(workspace: Workspace, letter: Arrived) -> Recognised:
    """The file recognised, with the kinds of the workspace. Raises: Rejected."""
    return recognise(letter.file, content_of(letter), kinds_of(workspace))


@contextmanager
def folder_outside(workspace: Workspace, letter: Arrived) -> Iterator[Path]:
    """The file outside the workspace, under a name that no other letter has been kept by."""
    content = content_of(letter)
    kept = workspace.config / "received"
    name, number = letter.file.name, 1
    while opening.is_file(kept / name) and opening.content(kept / name, _MOST_BYTES) != content:
        number += 1
        name = f"{letter.file.stem}-{number}{letter.file.suffix}"
    with folder_aside() as folder:
        path = folder / name
        path.write_bytes(content)
        yield path


def _root(workspace: Workspace) -> Path:
    return workspace.place_in_output(_FOLDER)
