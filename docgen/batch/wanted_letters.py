"""Which letters of a circular are planned, under which number, and of which part of its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.batch.letter_jobs import HELD_LETTERS
from docgen.light import dataclass

if TYPE_CHECKING:
    from docgen.loading.circular.circulars import Loaded


@dataclass(frozen=True, slots=True)
class IssueTerms:
    """Under which ``number`` the letters are planned, and whether they go out.

    The number is what the register gives them, 0 what leaves it open; without one it is as the
    circular says. ``final`` are letters that go out, and what ``issues`` them gives each the code
    it is checked by.
    """

    number: int | None = None
    final: bool = False
    issues: bool = False


DRAFTS = IssueTerms()


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A circular that is ``loaded`` with one step of a long list, whose ``first`` row has that
    number.

    The pages of ``most_held`` letters wait until they are written; where nothing is written
    (``only_looks``) no letter is told from what it was by its content.
    """

    loaded: Loaded | None = None
    first: int = 1
    most_held: int = HELD_LETTERS
    only_looks: bool = False


WHOLE_LIST = PlannedStep()


@dataclass(frozen=True, slots=True)
class WantedLetters:
    """The letters that are wanted, in which ``formats``, and how they go out.

    ``only`` chooses by a recipient's name or row number, ``groups`` by his group, ``status`` by
    what his province has in the annex; ``keep_going`` sets spoilt rows of the list aside.
    """

    formats: tuple[str, ...]
    only: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    status: str | None = None
    keep_going: bool = False
    terms: IssueTerms = DRAFTS
    step: PlannedStep = WHOLE_LIST
