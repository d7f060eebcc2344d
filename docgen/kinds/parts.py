"""What each part of a document is called and does, from ``parts.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from docgen import own_data
from docgen.light import dataclass

MADE = "made"
OF_BODY, IS_TEXT, ANNOUNCES = "of_body", "is_text", "announces"
CLOSES, MAY_OPEN_PAGE = "closes", "may_open_page"
KEPT_WITH_ABOVE, BESIDE_CODES = "kept_with_above", "beside_codes"
ADDRESSES, MAY_PART = "addresses", "may_part"
USUAL, ONE_TEXT, IN_ANY_WORDS, OF_PAGES = "usual", "one_text", "in_any_words", "of_pages"
FILLED_LATER, READ_AS_TYPED, IN_ROWS = "filled_later", "read_as_typed", "in_rows"
DRAWN, WITHOUT_HEADINGS, GOES_ON = "drawn", "without_headings", "goes_on"
PROSE, RECALLS, CITES, OWN_LINE = "prose", "recalls", "cites", "own_line"
# What a kind may say of a part of its own.
TRAITS = (
    *(IS_TEXT, ANNOUNCES, CLOSES, MAY_OPEN_PAGE, MAY_PART, KEPT_WITH_ABOVE, BESIDE_CODES),
    ADDRESSES,
)
_FURTHER = "further_"
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Role:
    """What stands in one place of a document, whatever kind it is of.

    ``thai`` is what a clerk calls it and ``also`` other words for it; ``changed_as`` is what a
    comparison calls it in each language, where that is another name; ``does`` are its traits;
    ``prints`` are the fields of the circular that stand in it; ``compared_as`` is the part that a
    comparison takes it for, and ``over_one_line`` the code of the finding where it is longer.
    """

    name: str
    thai: str
    also: tuple[str, ...] = ()
    changed_as: Mapping[str, str] | None = None
    does: frozenset[str] = _NOTHING
    prints: tuple[str, ...] = ()
    compared_as: str = ""
    over_one_line: str = ""


@cache
def roles() -> Mapping[str, Role]:
    """The roles that parts of a kind may have, by name and in order."""
    return _roles("parts")


def role(name: str) -> Role | None:
    """The role ``name``, also one that docgen sets within parts; ``None`` for a kind's own."""
    return roles().get(name) or _roles("inside").get(name)


@lru_cache(maxsize=512)
def traits(name: str) -> frozenset[str]:
    """What the role ``name`` does; a kind's own role does nothing unless the kind says so."""
    known = role(name)
    return known.does if known is not None else _NOTHING


@cache
def roles_with_trait(trait: str) -> tuple[str, ...]:
    """The roles that do ``trait``, in their order; those within parts come last."""
    known = (*roles().values(), *_roles("inside").values())
    return tuple(role.name for role in known if trait in role.does)


@cache
def printed_alone() -> Mapping[frozenset[str], str]:
    """The role that a part is compared as which prints these fields, in whatever words."""
    return {frozenset(roles()[name].prints): name for name in roles_with_trait(IN_ANY_WORDS)}


def compared_as(name: str) -> str:
    """The role that a comparison takes ``name`` for; mostly itself."""
    known = role(name)
    return known.compared_as if known is not None else name


def over_one_line(name: str) -> str:
    """The code of the finding where the part takes more than one line, if that is one."""
    known = role(name)
    return known.over_one_line if known is not None else ""


def further_role(name: str) -> str:
    """The role of what stands after the first of its role, such as a second signature."""
    return _FURTHER + name


def traits_of_further(name: str, own: frozenset[str]) -> frozenset[str]:
    """What the role ``name`` does where it follows another that does ``own``."""
    return traits(name) or (own - {KEPT_WITH_ABOVE, BESIDE_CODES}) | {MAY_OPEN_PAGE}


def first_of_further(name: str) -> str | None:
    """The role that ``name`` is a further one of, or ``None`` where it is a first."""
    return name.removeprefix(_FURTHER) if name.startswith(_FURTHER) else None


@cache
def _roles(section: str) -> Mapping[str, Role]:
    rows = own_data.plain_data(Path(__file__).with_name("parts.yaml"))[section]
    return {name: _role(name, row) for name, row in rows.items()}


def _role(name: str, row: Mapping[str, Any]) -> Role:
    return Role(
        name=name,
        thai=row["thai"],
        also=tuple(row.get("also", ())),
        changed_as=row.get("changed_as"),
        does=frozenset(row.get("does", ())),
        prints=tuple(row.get("prints", (name,))),
        compared_as=row.get("compared_as", name),
        over_one_line=row.get("over_one_line", ""),
    )
