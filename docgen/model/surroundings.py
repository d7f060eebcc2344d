"""What a circular stands among: other circulars, the calendar of its office, pictures it prints.

All of it is read when the circular is loaded, so that later stages touch no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.model.circular import Urgency
from docgen.model.signing import Secrecy
from docgen.thai.dates import ThaiDate
from docgen.thai.reference_numbers import ReferenceNumber
from docgen.thai.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One circular: what others may cite or forward; ``None`` where it cannot be read.

    ``year_number`` is the number of an order or a certificate and its Buddhist-era year, ``series``
    the kind of documents that are counted with it.
    """

    path: Path
    kind: str
    office: str
    reference_number: ReferenceNumber | None
    date: ThaiDate | None
    subject: str
    urgency: Urgency | None
    deadlines: dict[str, ThaiDate] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    forwarded_from: Path | None = None
    series: str = ""
    year_number: tuple[int, int] | None = None
    secrecy: Secrecy | None = None


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that a file of ``config/`` names as ``written``.

    ``size`` is its width and height in dots, ``None`` where it is no PNG that can be drawn;
    ``is_inside`` tells that it lies within the workspace.
    """

    written: str
    path: Path
    is_inside: bool
    is_file: bool
    size: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The circular as its file stands (``own``), whence it was forwarded, and the other circulars.

    ``chain`` are the letters that it was forwarded from, its ``parent`` first, until a loop ends at
    its start. ``number_owner`` is the agency of another office whose numbers begin as its own does,
    ``owner_signatory`` who signs for that one. ``calendar`` has the holidays of the years of its
    deadlines, ``calendar_faults`` what is wrong with the office's own corrections. ``pictures`` are
    by the name written.
    """

    own: Neighbour | None = None
    parent: Neighbour | None = None
    chain: tuple[Neighbour, ...] = ()
    others: tuple[Neighbour, ...] = ()
    number_owner: str = ""
    owner_signatory: str = ""
    calendar: Calendar = field(default_factory=Calendar)
    calendar_faults: tuple[Diagnostic, ...] = ()
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
