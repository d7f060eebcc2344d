"""The QR code at the foot of a letter held against the register: which letter it was put on."""

from __future__ import annotations

from docgen import opening
from docgen.diagnostics import Diagnostic
from docgen.loading.workspace import Workspace
from docgen.register import IssuedLetter, Register, RegisterEntry, State, number_text
from docgen.register.check_codes import SaidByCode, check_text, said_by_code
from docgen.services.reports import Report, as_report
from docgen.services.verified import VerifiedLetter

_SHOWN = 80


def letters_of_code(
    said: SaidByCode, workspace: Workspace
) -> list[tuple[RegisterEntry, IssuedLetter]]:
    """The letters of the register that bear that code."""
    if not opening.is_file(workspace.register):
        return []
    with Register(workspace.register) as register:
        return register.of_content(said.content)


@as_report
def verify_code(text: str, workspace: Workspace) -> Report[VerifiedLetter]:
    """The letter that a QR code, scanned or typed, was put on; its bare code is enough.

    DG5493 says that there is no code in the text, DG5491 that no letter bears it, DG5492 that
    the text says another number or date than the letter has, DG5472 that it was cancelled.
    """
    said = said_by_code(text)
    if said is None:
        return Report(None, (Diagnostic("DG5493", None, {"text": text[:_SHOWN]}),))
    found = letters_of_code(said, workspace)
    if not found:
        params = {"code": said.code, "before": said.before or "-"}
        return Report(None, (Diagnostic("DG5491", None, params),))
    standing = [pair for pair in found if pair[0].state is not State.CANCELLED]
    entry, letter = (standing or found)[0]
    if not standing:
        params = {"number": number_text(entry), "reason": entry.remark}
        return Report(None, (Diagnostic("DG5472", None, params),))
    fitting = [pair for pair in standing if _is_said_of(said, *pair)]
    if not fitting:
        issued = check_text(number_text(entry), entry.dated, letter.content)
        params = {"code": said.code, "before": said.before[:_SHOWN], "issued": issued}
        return Report(None, (Diagnostic("DG5492", None, params),))
    return Report(verified_letter(*fitting[0]))


def verified_letter(entry: RegisterEntry, letter: IssuedLetter) -> VerifiedLetter:
    """What is told of a letter that is the one issued."""
    return VerifiedLetter(number_text(entry), letter.addressee, letter.at or entry.at)


def _is_said_of(said: SaidByCode, entry: RegisterEntry, letter: IssuedLetter) -> bool:
    """Whether the text says that letter's number and date; a bare code says neither."""
    whole = check_text(number_text(entry), entry.dated, letter.content)
    return not said.before or "".join(whole.split()) == "".join(f"{said.before}{said.code}".split())


__all__ = ["letters_of_code", "verified_letter", "verify_code"]
