"""The QR code by which an issued letter is checked: in the corner of its last sheet, past all text.

It stands where the right and the lower margin meet, so that no line is set otherwise for it.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from docgen.layout.model.pages import Pages, Picture
from docgen.standards import Standard, table


def reach_of_check_code(standard: Standard) -> float:
    """How far from either edge of the sheet the code reaches, in points."""
    return standard.pt("check_code_from_edge") + standard.pt("check_code_size")


def with_check_code(pages: Pages, standard: Standard, text: str) -> Pages:
    """The letter with the code of ``text`` on its last page, before what follows it."""
    section, *others = pages.sections
    size, reach = standard.pt("check_code_size"), reach_of_check_code(standard)
    wording: str = table("fixed_words")["check_code_described"]
    picture = Picture(
        name=f"check-{sha256(text.encode('utf-8')).hexdigest()[:16]}",
        left=section.width - reach,
        y=section.height - reach,
        width=size,
        height=size,
        description=wording.format(text=text),
        code=text,
        of_sheet=True,
    )
    *before, last = section.pages
    marked = replace(last, pictures=(*last.pictures, picture))
    section = replace(section, pages=(*before, marked))
    return replace(pages, sections=(section, *others))


__all__ = ["reach_of_check_code", "with_check_code"]
