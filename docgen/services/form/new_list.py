"""A new list of recipients: what is asked of each, whether a row will do, and the file it makes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from docgen import opening, vocabulary
from docgen.diagnostics import Diagnostic, Rejected
from docgen.loading.workspace import Workspace, recipients
from docgen.services.files_beside import new_file
from docgen.services.form.shapes import RecordField
from docgen.services.recipients_list import ENDINGS
from docgen.services.reports import Report, as_report
from docgen.writers.safe_names import safe_name

# What is asked of each recipient, in order; the first two are needed.
ASKED = ("name", "addressee", "address", "postal_code", "email")
_REQUIRED = ("name", "addressee")
_SECTION = "recipients"
_MOST_BYTES = 20_000_000


def recipient_columns() -> tuple[RecordField, ...]:
    """The fields of a recipient that are asked for."""
    words = {word.english: word for word in vocabulary.words(_SECTION)}
    return tuple(
        RecordField(
            name=name,
            key=words[name].thai,
            title=words[name].title,
            description=words[name].description,
            form="text",
            required=name in _REQUIRED,
        )
        for name in ASKED
    )


def list_file(workspace: Workspace, name: str) -> Path:
    """Where a list of that name is kept.

    Raises: Rejected, with DG5002, when there is one already.
    """
    path = workspace.place_in_config(_SECTION, f"{safe_name(name)}.csv")
    former = workspace.recipients(path.stem)
    if former is not None:
        raise Rejected([Diagnostic("DG5002", None, {"file": str(former)})])
    return path


def wrong_with_rows(path: Path, rows: Sequence[Mapping[str, str]]) -> tuple[Diagnostic, ...]:
    """What is wrong with these recipients, by the rules by which a list is read."""
    return recipients.read_recipients(path, content=list_content(rows)).found


def list_content(rows: Sequence[Mapping[str, str]]) -> bytes:
    """The rows as CSV that Excel opens; only columns in which something stands."""
    used = [name for name in ASKED if name in _REQUIRED or any(row.get(name) for row in rows)]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([vocabulary.thai(_SECTION, name) for name in used])
    for row in rows:
        writer.writerow([row.get(name, "") for name in used])
    return stream.getvalue().encode("utf-8-sig")


@as_report
def new_list(path: Path, rows: Sequence[Mapping[str, str]]) -> Report[Path]:
    """The list written where nothing stands yet; DG5002, or what the system refused."""
    return Report(new_file(path, list_content(rows)), wrong_with_rows(path, rows))


@as_report
def kept_list(source: Path, target: Path) -> Report[Path]:
    """A list that an office has already, copied into the workspace when somebody can be written to.

    Its faults come with it. DG5002 when a list of that name is there; the list's own faults when
    no row of it can be written to.

    Raises: Rejected, when nobody in it can be written to.
    """
    read = recipients.read_recipients(source)
    if not read.recipients:
        raise Rejected(read.found or [Diagnostic("DG1004", None, {"line": 1})])
    kept = target.with_suffix(source.suffix.lower())
    return Report(new_file(kept, opening.content(source, _MOST_BYTES)), read.found)


def wrong_with_file(path: Path) -> tuple[Diagnostic, ...]:
    """What leaves nobody to write to in a list that an office has; nothing where somebody is."""
    read = recipients.read_recipients(path)
    return () if read.recipients else read.found


def is_list_file(path: Path) -> bool:
    """Whether there is a file that may be a list."""
    return path.suffix.lower() in ENDINGS and opening.is_file(path)
