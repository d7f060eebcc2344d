"""Which list a circular names, which sheet of it, and who is left out."""

from __future__ import annotations

from collections.abc import Sequence

from docgen import vocabulary
from docgen.model.dossier import Recipient


def worksheet_of(name: str) -> tuple[str, str | None]:
    """A list and the sheet of its workbook, as Excel parts them: ``บัญชี!อำเภอ``."""
    listed, sign, sheet = name.partition("!")
    return listed.strip(), sheet.strip() if sign else None


def list_and_exceptions(written: str) -> tuple[str, tuple[str, ...]]:
    """The list's name and the names left out of it: ``provinces ยกเว้น กระบี่ ตรัง``.

    ``ทุกจังหวัด`` is the list ``provinces``.
    """
    name, _, rest = written.partition(f" {vocabulary.thai('words', 'except')} ")
    everyone = vocabulary.word("words", "all_provinces")
    names = rest.replace(",", " ").split()
    return (everyone.title if name.strip() == everyone.thai else name.strip()), tuple(names)


def without_names(
    recipients: tuple[Recipient, ...], left_out: Sequence[str]
) -> tuple[tuple[Recipient, ...], tuple[str, ...]]:
    """The recipients but those, and the names that none of them has."""
    names = {recipient.name for recipient in recipients}
    unknown = tuple(name for name in left_out if name not in names)
    return tuple(recipient for recipient in recipients if recipient.name not in left_out), unknown
