"""Whether a PDF is the letter that was issued, and what of it differs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from docgen import opening, standards
from docgen.batch import manifest
from docgen.codes.reasons import Reason
from docgen.comparing.printed import text_without_room
from docgen.comparing.prints import Print, PrintDifferences, print_of, prints_apart
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.loading.workspace import Workspace
from docgen.reading import recognise
from docgen.reading.apart import run_apart
from docgen.register import IssuedLetter, Register, RegisterEntry, State, number_text
from docgen.register.check_codes import said_by_code
from docgen.services.asked import kinds_of
from docgen.services.number import standing_files
from docgen.services.reports import Report, as_report
from docgen.services.sign import SignatureShown, signatures_of
from docgen.services.verified import VerifiedLetter
from docgen.services.verify_code import letters_of_code, verified_letter, verify_code
from docgen.thai import Fault
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import number_of_year, parse_reference_number

_MOST_BYTES = 200_000_000
_MOST_TOLD = 20
_MOST_FOLDERS = 5_000
_MOST_CERTIFICATE = 1_000_000
_MOST_ADDITIONS = 12
_END = re.compile(rb"%%EOF\r?\n?")
_NO_TEXT = "DG2220"
_BROKEN, _ADDED = "broken", "added"
_WHAT = {
    _BROKEN: standards.table("signing")["broken"],
    _ADDED: standards.table("signing")["added"],
}


@as_report
def verify_letter(
    path: Path, workspace: Workspace, trusted: Sequence[Path] = (), code: str = ""
) -> Report[VerifiedLetter]:
    """Hold a PDF against the register, the files that went out, and the records of folders.

    DG5470 tells each stretch that differs, DG5471 pages, DG5477 what is drawn otherwise; DG5474
    says that it is a draft, DG5475 that the register does not know its number. Of a signed one
    DG5464 tells that it was changed since, DG5466 that nobody in ``trusted`` certifies the signer.
    The ``code`` at its foot, where it is given, says with which letter it is held.
    """
    if code:
        of_code = verify_code(code, workspace)
        if not of_code.is_sound:
            return of_code
    content = opening.content(path, _MOST_BYTES)
    known_authorities = [
        opening.content(trusted_path, _MOST_CERTIFICATE) for trusted_path in trusted
    ]
    signed = signatures_of(path, content, known_authorities)
    told = tuple(_of_signatures(path, signed))
    if any(fault.is_error for fault in told):
        return Report(None, told)
    held = _verify_held(path, content, workspace, code, is_signed=bool(signed))
    value = replace(held.value, signatures=signed) if held.value is not None else None
    return Report(value, (*told, *held.found))


def _of_signatures(path: Path, signed: Sequence[SignatureShown]) -> Iterator[Diagnostic]:
    """What is to be told of each signature that is not as it should be."""
    at = Position(str(path))
    for place, signature in enumerate(signed):
        is_last = place == len(signed) - 1
        who = signature.who or signature.label or signature.field
        what = "" if signature.is_whole else _BROKEN
        if signature.is_changed_after or (is_last and not signature.covers_all):
            what = what or _ADDED
        if what:
            params = {"file": path.name, "who": who, "what": Reason(*_WHAT[what])}
            yield Diagnostic("DG5464", at, params)
        elif not signature.is_known:
            yield Diagnostic("DG5466", at, {"who": who})


def _verify_held(
    path: Path, content: bytes, workspace: Workspace, code: str, *, is_signed: bool
) -> Report[VerifiedLetter]:
    digest = hashlib.sha256(content).hexdigest()
    known = _in_register(workspace, digest)
    if known is not None:
        return _verify_issued(path, *known)
    if is_signed:  # signed elsewhere: what was issued stands at its beginning
        for before in _before(content):
            known = _in_register(workspace, hashlib.sha256(before).hexdigest())
            if known is not None:
                return _verify_signed(path, content, before, *known)
    draft = _in_manifest(workspace, path, digest)
    if draft is not None:
        params = {"file": path.name, "circular": draft.origin.circular}
        return Report(None, (Diagnostic("DG5474", Position(str(path)), params),))
    return Report(None, tuple(_apart(path, content, workspace, code)))


def _before(content: bytes) -> Iterator[bytes]:
    """The file as it was before each of the additions at its end."""
    for match in list(_END.finditer(content))[-2:-_MOST_ADDITIONS:-1]:
        yield content[: match.end()]


def _verify_signed(
    path: Path, content: bytes, before: bytes, entry: RegisterEntry, letter: IssuedLetter
) -> Report[VerifiedLetter]:
    """A letter with additions: whether its pages still say and show what was issued."""
    issued: Print = run_apart(path, print_of, before)
    here: Print = run_apart(path, print_of, content)
    differences = prints_apart(issued, here)
    if not differences:
        return _verify_issued(path, entry, letter)
    params = {"number": number_text(entry), "issued": Path(letter.files[0].path).name}
    return Report(None, tuple(_tell_differences(differences, Position(str(path)), params)))


def _verify_issued(
    path: Path, entry: RegisterEntry, letter: IssuedLetter
) -> Report[VerifiedLetter]:
    value = verified_letter(entry, letter)
    if entry.state is State.CANCELLED:
        params = {"number": number_text(entry), "reason": entry.remark}
        return Report(None, (Diagnostic("DG5472", Position(str(path)), params),))
    return Report(value)


def _in_register(workspace: Workspace, digest: str) -> tuple[RegisterEntry, IssuedLetter] | None:
    if not opening.is_file(workspace.register):
        return None
    with Register(workspace.register) as register:
        return next(iter(register.of_file(digest)), None)


def _in_manifest(workspace: Workspace, path: Path, digest: str) -> manifest.Manifest | None:
    """The record of a folder that has a file with that hash: beside it, or under output/."""
    folders = [path.parent]
    if opening.is_folder(workspace.output):
        found = (
            each_path.parent for each_path in opening.files_below(workspace.output, manifest.NAME)
        )
        folders += [folder for folder, _ in zip(found, range(_MOST_FOLDERS), strict=False)]
    for folder in dict.fromkeys(folders):
        try:
            record = manifest.read_manifest(folder)
        except Rejected:
            continue
        if record is not None and digest in record.hashes().values():
            return record
    return None


def _apart(path: Path, content: bytes, workspace: Workspace, code: str) -> Iterator[Diagnostic]:
    """What keeps the file from being the letter that was issued under its number or code."""
    at = Position(str(path))
    said = said_by_code(code)
    number = _number_of(path, content, workspace) if said is None else ""
    entries = _under(workspace, number)
    if said is not None:
        entries = [entry for entry, _ in letters_of_code(said, workspace)]
    if not entries:
        code = "DG5475" if number else "DG5476"
        yield Diagnostic(code, at, {"file": path.name, "number": number})
        return
    here: Print = run_apart(path, print_of, content)
    issued = _likeliest(workspace, entries, here)
    if issued is None:
        yield Diagnostic("DG5478", at, {"number": number_text(entries[0])})
        return
    entry, file, whole = issued
    params = {"number": number_text(entry), "issued": file.name}
    if not any(map(text_without_room, here.texts)):
        yield Diagnostic("DG5494", at, {**params, "file": path.name})
        return
    differences = prints_apart(whole, here)
    if not differences:
        yield Diagnostic("DG5473", at, params)
    yield from _tell_differences(differences, at, params)


def _tell_differences(
    differences: PrintDifferences, at: Position, params: dict[str, str]
) -> Iterator[Diagnostic]:
    pages = (("missing", differences.missing), ("added", differences.added))
    for kind, places in pages:
        if places:
            listed = ", ".join(map(str, places))
            code = "DG5471" if kind == "missing" else "DG5479"
            yield Diagnostic(code, at, {**params, "pages": listed, "count": len(places)})
    if differences.moved:
        yield Diagnostic("DG5480", at, params)
    for text in differences.texts[:_MOST_TOLD]:
        told = {**params, "page": text.page, "before": text.issued, "here": text.here}
        yield Diagnostic("DG5470", at, told)
    if differences.drawn:
        yield Diagnostic("DG5477", at, {**params, "pages": ", ".join(map(str, differences.drawn))})


def _number_of(path: Path, content: bytes, workspace: Workspace) -> str:
    """The number that the letter itself says, as the register would print it."""
    try:
        read = recognise(path, content, kinds_of(workspace))
    except Rejected as error:
        if any(fault.code != _NO_TEXT for fault in error.found):
            raise
        return ""
    texts = [read.letter.number.text] if read.letter is not None else []
    if read.data is not None:
        texts.append(str(read.data.fields.get("reference_number", "")))
    for text in filter(None, texts):
        try:
            number = parse_reference_number(text)
            mark = "\u0e27 " if number.circular else ""
            return f"{number.letters} {number.office_code}/{mark}{number.number}"
        except Fault:
            pass
        try:
            return to_arabic(number_of_year(text))
        except Fault:
            return to_arabic(text).strip()
    return ""


def _under(workspace: Workspace, number: str) -> list[RegisterEntry]:
    """The rows of the register under that number that went out."""
    if not number or not opening.is_file(workspace.register):
        return []
    with Register(workspace.register) as register:
        found = register.printed_as(number)
        if not found and "/" in number:
            found = [entry for entry in register.entries() if number_text(entry) == number]
    return [found_entry for found_entry in found if found_entry.state is State.ISSUED]


def _likeliest(
    workspace: Workspace, entries: list[RegisterEntry], here: Print
) -> tuple[RegisterEntry, Path, Print] | None:
    """The file that went out under the number and is most like this one."""
    said = text_without_room("".join(here.texts[:1]))
    best: tuple[float, RegisterEntry, Path] | None = None
    with Register(workspace.register) as register:
        for entry in entries:
            for letter in register.letters(entry).values():
                like = _likeness(letter, said)
                for file in standing_files(letter, workspace):
                    if file.suffix.lower() == ".pdf" and (best is None or like > best[0]):
                        best = (like, entry, file)
    if best is None:
        return None
    _, entry, file = best
    content = opening.content(file, _MOST_BYTES)
    whole: Print = run_apart(file, print_of, content)
    return entry, file, whole


def _likeness(letter: IssuedLetter, said: str) -> float:
    """How much of its addressee's line stands in the text."""
    line = text_without_room(letter.addressee)
    if not line or line in said:
        return len(line) + 1.0
    matcher = SequenceMatcher(None, line, said, autojunk=False)
    return matcher.find_longest_match().size / 2


__all__ = ["VerifiedLetter", "verify_letter"]
