"""Signing a letter in its field with a key of a file, and telling the register of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from docgen import isolation, opening, standards
from docgen.batch.delivery import opened_folder
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.layout.text.faces import face_for
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import register_item
from docgen.press import Press
from docgen.register import Register, SentFile
from docgen.services import workspace_journal
from docgen.services.reports import Report, as_report
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import short_day
from docgen.thai.numerals import to_thai
from docgen.writers.files import write_together
from docgen.writers.pdf.electronic_signatures import (
    SignatureShown,
    SigningError,
    SigningOrder,
    electronic_signatures,
    signed_pdf,
)

_MOST_BYTES = 200_000_000
_MOST_KEY = 1_000_000
_FAULTS = {"key": "DG5481", "field": "DG5482", "time": "DG5483", "file": "DG5486"}


@dataclass(frozen=True, slots=True)
class Signing:
    """How a letter is signed: ``key`` is a PKCS #12 file, ``at`` the moment.

    ``signer`` names the field, where there are several; ``timestamp`` is the address of an
    authority that gives the time; ``output`` is the file to write, beside the letter if not given.
    """

    key: Path
    passphrase: str
    at: str
    signer: str = ""
    timestamp: str = ""
    output: Path | None = None


@as_report
def sign(
    path: Path, workspace: Workspace, wishes: Signing, *, timestamper: Any = None
) -> Report[Path]:
    """Write the signed letter, and tell register, record of the folder and journal of it.

    ``timestamper`` stands for the authority in place of its address.
    Raises nothing: DG5481 for a key that cannot be used, DG5482 where no field is free, DG5483
    where the authority gives no time, DG5485 where the extra ``sign`` is not installed.
    """
    content = opening.content(path, _MOST_BYTES)
    key = opening.content(wishes.key, _MOST_KEY)
    form = standards.table("signing")
    font = face_for(Press.of(workspace).family).regular
    words = form["words"].replace("{at}", _moment(wishes.at, form["at"]))
    order = SigningOrder(key, wishes.passphrase, words, font, wishes.signer, wishes.timestamp)
    made = _sign_content(path, content, order, timestamper)
    target = wishes.output or _beside(path, form["file"])
    _write_signed(target, made, is_private=opening.is_private(path))
    found = _record_signing(workspace, content, target, made, wishes.at)
    if timestamper is None and not wishes.timestamp:
        found = (*found, Diagnostic("DG5487", None, {"file": target.name}))
    return Report(target, found)


def _moment(at: str, form: str) -> str:
    """The moment as it is printed in the field: ``2564-09-08 10:30:05`` in Thai words."""
    day, _, time = at.partition(" ")
    return to_thai(form.format(day=short_day(parse_date(day)), time=time[:5].replace(":", ".")))


def can_sign() -> bool:
    """Whether the extra for signatures is installed on this machine."""
    return find_spec("pyhanko") is not None


def signatures_of(
    path: Path, content: bytes, trusted: Sequence[bytes] = ()
) -> tuple[SignatureShown, ...]:
    """The signatures of a PDF, read in a process of its own; none where it has none.

    Raises: Rejected, with DG5485 where they cannot be told, DG5486 where the file is damaged.
    """
    if b"/ByteRange" not in content:
        return ()
    if not can_sign():
        raise Rejected([Diagnostic("DG5485", Position(str(path)))])
    try:
        found: tuple[SignatureShown, ...] = isolation.run(
            electronic_signatures, content, tuple(trusted), anew=True
        )
    except (isolation.OverrunError, isolation.IsolatedError) as error:
        params = {"file": path.name, "reason": str(error)}
        raise Rejected([Diagnostic("DG5486", Position(str(path)), params)]) from error
    return found


def _sign_content(path: Path, content: bytes, order: SigningOrder, timestamper: Any) -> bytes:
    try:
        return signed_pdf(content, order, timestamper=timestamper)
    except ModuleNotFoundError:
        raise Rejected([Diagnostic("DG5485", Position(str(path)))]) from None
    except SigningError as error:
        params = {"file": path.name, "reason": error.text or "-", "signer": order.signer or "-"}
        raise Rejected([Diagnostic(_FAULTS[error.kind], Position(str(path)), params)]) from error


def _beside(path: Path, word: str) -> Path:
    """The name of the signed letter: what was signed stays as it is."""
    stem = path.stem.partition(f"-{word}")[0]
    free, count = path.with_name(f"{stem}-{word}{path.suffix}"), 1
    while opening.exists(free):
        count += 1
        free = path.with_name(f"{stem}-{word}-{count}{path.suffix}")
    return free


def _write_signed(target: Path, content: bytes, *, is_private: bool) -> None:
    """The file, and where its folder has a record, a line in that.

    Raises: Rejected, as the folder and the disk say.
    """
    with opened_folder(target.parent) as folder:
        if opening.exists(target):
            raise Rejected([Diagnostic("DG5003", None, {"file": str(target)})])
        written = write_together(target.parent, {target.name: content}, private=is_private)
        folder.adopt(written)


def _record_signing(
    workspace: Workspace, content: bytes, target: Path, made: bytes, at: str
) -> tuple[Diagnostic, ...]:
    """Tell the register both hashes, and the journal what was signed."""
    before, after = (hashlib.sha256(version).hexdigest() for version in (content, made))
    if opening.is_file(workspace.register):
        with Register(workspace.register, at=at) as register:
            for entry, letter in register.of_file(before):
                new = SentFile(register_item(target, workspace), after)
                register.add_files(entry, replace(letter, files=(*letter.files, new)))
    files = {"before": before, "after": after}
    is_secret = opening.is_private(target)
    name = workspace_journal.name_in(workspace, target, is_secret=is_secret)
    return workspace_journal.record_act(workspace, "sign", name, at, after[:16], files=files)


__all__ = ["SignatureShown", "Signing", "sign", "signatures_of"]
