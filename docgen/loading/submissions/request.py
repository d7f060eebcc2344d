"""How a file of submissions is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from docgen.light import dataclass
from docgen.loading.tables.grids import Limits
from docgen.loading.workspace.aliases import Aliases
from docgen.model.submissions import Programme
from docgen.thai.dates import ThaiDate
from docgen.thai.names import clean

LIMITS = Limits(bytes=256_000_000, rows=1_100_000)


@dataclass(frozen=True, slots=True)
class Request:
    """How a circular wants a file read: its sheet, its columns, and the provinces it is for.

    ``columns`` are the file's own headings by English name; ``domains`` those that are domains;
    ``until`` is the day the data is said to be of; ``programme`` says what the file is about;
    ``shown`` are other columns that are printed; ``each`` asks for every fault by itself.
    """

    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    domains: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    aliases: Aliases = field(default_factory=Aliases)
    until: ThaiDate | None = None
    programme: Programme | None = None
    shown: tuple[str, ...] = ()
    each: bool = False

    @property
    def chosen_columns(self) -> dict[str, str]:
        """English names by the file's own headings."""
        return {clean(heading): name for name, heading in self.columns.items()}
