"""What differs between a letter and a file, told with as little as explains it.

Texts that stand once in the letter and once in the file hold the two together; between them every
text is laid beside what stands in its place. So what was changed is told and its neighbours are
not, though these say what is said elsewhere too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from docgen.comparing.alignment import AlignedText, Pairing, longest_rise, side_by_side
from docgen.comparing.differences import BODY
from docgen.comparing.printed_file import FilePiece
from docgen.comparing.same_letters import letters_and_figures
from docgen.comparing.texts import ComparedText
from docgen.kinds.parts import IN_ROWS, roles_with_trait
from docgen.light import dataclass, regex
from docgen.reading.patterns import noise_pattern
from docgen.thai.numerals import to_arabic

_ITEM = regex(r"\s*\(?[0-9]+(?:\.[0-9]+)*[.)]?(?:\s|$)")
_ANCHOR = 4  # letters: a shorter text holds nothing together
_MOST_LOOKED_THROUGH = 300_000_000  # letters


@dataclass(frozen=True, slots=True)
class PlacedChange:
    """A text of the letter and what the file has in its place; one of them may be missing."""

    said: ComparedText | None
    pieces: tuple[FilePiece, ...]

    @property
    def file_text(self) -> str:
        """What the file has there, spaced as the letter is where both say the same."""
        if self.said is None:
            lines = self.pieces[0].role == BODY and not self.pieces[0].column
            return to_arabic(("" if lines else " ").join(piece.text for piece in self.pieces))
        return spaced_as(" ".join(piece.text for piece in self.pieces), self.said.text)


def least_changes(
    said: Sequence[ComparedText], pieces: Sequence[FilePiece], letters: str
) -> list[PlacedChange] | None:
    """The least that differs, in the order of the letter; ``None`` where there is too much to try.

    ``letters`` are those of all ``pieces``.
    """
    texts = [(said_text, letters_and_figures(said_text.text)) for said_text in said]
    texts = [pair for pair in texts if re.search(r"\w", pair[1])]
    if len(texts) * len(letters) > _MOST_LOOKED_THROUGH:
        return None
    anchors = _anchors([text for _, text in texts], pieces, letters)
    in_line, moved = _in_order(anchors, texts)
    repeated = {text for said_text, text in texts if said_text.may_repeat}
    held = {number for used in (*in_line.values(), *moved.values()) for number in used}
    changes: list[PlacedChange] = []
    for few, some in _stretches(len(texts), len(pieces), in_line):
        left = [at for at in few if at not in moved]
        free = [number for number in some if number not in held]
        pairings = side_by_side(
            [_aligned_text(*texts[at]) for at in left],
            [_aligned_piece(pieces[number], letters, repeated) for number in free],
            joins=True,
        )
        if pairings is None:
            return None
        changes += _changes_among(
            pairings, [texts[at][0] for at in left], [pieces[number] for number in free]
        )
    told = (change for change in changes if not _is_untold(change, repeated))
    return list(_whole_rows(_without_moved(list(told))))


def _anchors(
    texts: Sequence[str], pieces: Sequence[FilePiece], letters: str
) -> dict[int, tuple[int, ...]]:
    """The pieces of each text that stands once on either side, and there alone in its pieces."""
    whole = "\n".join(texts)
    starts = [piece.start for piece in pieces]
    found: dict[int, tuple[int, ...]] = {}
    for at, text in enumerate(texts):
        if len(text) < _ANCHOR or letters.count(text) != 1 or whole.count(text) != 1:
            continue
        start = letters.index(text)
        first, last = bisect_left(starts, start), bisect_left(starts, start + len(text)) - 1
        if first <= last and starts[first] == start and pieces[last].end == start + len(text):
            found[at] = tuple(range(first, last + 1))
    return found


def _in_order(
    anchors: Mapping[int, tuple[int, ...]], texts: Sequence[tuple[ComparedText, str]]
) -> tuple[dict[int, tuple[int, ...]], dict[int, tuple[int, ...]]]:
    """The anchors that follow one another on both sides; those that stand elsewhere in the file.

    A paragraph that stands elsewhere is a change, so that it is neither.
    """
    known = list(anchors.items())
    rising = longest_rise([-used[0] for _, used in reversed(known)])  # of two, the first stays
    in_line = {at: used for place, (at, used) in enumerate(reversed(known)) if place in rising}
    in_line = dict(sorted(in_line.items()))
    moved = {at: used for at, used in known if at not in in_line and not texts[at][0].in_order}
    return in_line, moved


def _stretches(
    texts: int, pieces: int, in_line: Mapping[int, tuple[int, ...]]
) -> Iterator[tuple[range, range]]:
    """The texts and the pieces between one anchor and the next."""
    ends = [(-1, -1, -1), *((at, used[0], used[-1]) for at, used in in_line.items())]
    for (at, _, last), (following, first, _) in pairwise([*ends, (texts, pieces, pieces)]):
        yield range(at + 1, following), range(last + 1, first)


def _aligned_text(said: ComparedText, text: str) -> AlignedText:
    is_told = not said.is_optional
    return AlignedText(text, said.column, is_told=is_told, is_item=bool(said.mark))


def _aligned_piece(piece: FilePiece, letters: str, repeated: Collection[str]) -> AlignedText:
    text = letters[piece.start : piece.end]
    is_told = text not in repeated and not _is_noise(piece)
    is_item = _ITEM.match(to_arabic(piece.text)) is not None
    return AlignedText(text, piece.column, is_told=is_told, is_item=is_item)


def _is_noise(piece: FilePiece) -> bool:
    said = to_arabic(piece.text)
    return noise_pattern().fullmatch(said) is not None or not re.search(
        r"\w", letters_and_figures(said)
    )


def _changes_among(
    pairings: Sequence[Pairing], texts: Sequence[ComparedText], pieces: Sequence[FilePiece]
) -> Iterator[PlacedChange]:
    for pairing in pairings:
        if not pairing.is_same:
            said = texts[pairing.text] if pairing.text >= 0 else None
            yield PlacedChange(said, tuple(pieces[number] for number in pairing.pieces))


def _is_untold(change: PlacedChange, repeated: Collection[str]) -> bool:
    """Whether nothing is to be told of a text or a piece that is missing on the other side."""
    if not change.pieces:
        return change.said is None or change.said.is_optional
    if change.said is not None:
        return False
    return all(
        _is_noise(piece) or letters_and_figures(piece.text) in repeated for piece in change.pieces
    )


def _without_moved(changes: list[PlacedChange]) -> list[PlacedChange]:
    """The changes without texts that stand elsewhere in the file word for word."""
    made = list(changes)
    for change in changes:
        if change.said is None or change.pieces or change.said.in_order:
            continue
        wanted = letters_and_figures(change.said.text)
        elsewhere = _said_elsewhere(wanted, [other for other in made if other.said is None])
        if elsewhere:
            made = [other for other in made if other is not change and other not in elsewhere]
    return made


def _said_elsewhere(wanted: str, added: Sequence[PlacedChange]) -> list[PlacedChange]:
    """Pieces that follow one another and say together what is wanted."""
    for first in range(len(added)):
        rest, used = wanted, list[PlacedChange]()
        for change in added[first:]:
            text = "".join(letters_and_figures(piece.text) for piece in change.pieces)
            if not rest.startswith(text):
                break
            used.append(change)
            rest = rest[len(text) :]
            if not rest:
                return used
    return []


def _whole_rows(changes: Sequence[PlacedChange]) -> Iterator[PlacedChange]:
    """Pieces that were added one after another on one line, or as lines of the body, as one."""
    run: list[FilePiece] = []
    for change in changes:
        if change.said is None and run and _goes_on(run[-1], change.pieces[0]):
            run += change.pieces
            continue
        if run:
            yield PlacedChange(None, tuple(run))
        run = list(change.pieces) if change.said is None else []
        if change.said is not None:
            yield change
    if run:
        yield PlacedChange(None, tuple(run))


def _goes_on(last: FilePiece, piece: FilePiece) -> bool:
    """Whether a piece stands right after another in one row, or in lines of the body."""
    if last.end != piece.start or last.role != piece.role:
        return False
    if last.column or piece.column:
        return piece.column == last.column + 1
    return piece.role == BODY


def labels_parted(
    said: Sequence[ComparedText], pieces: Sequence[FilePiece]
) -> tuple[list[ComparedText], list[FilePiece]]:
    """The same where what stands before the first of a numbered list is a text by itself."""
    texts: list[ComparedText] = []
    for said_text in said:
        label, text = said_text.label, said_text.text
        if label and said_text.mark and text.startswith(label):
            texts.append(replace(said_text, text=label, mark="", label=""))
            text = text[len(label) :].strip()
        texts.append(replace(said_text, text=text))
    labels = {said_text.label for said_text in said if said_text.label and said_text.mark}
    return texts, [part for piece in pieces for part in _label_and_rest(piece, labels)]


def _label_and_rest(piece: FilePiece, labels: Collection[str]) -> Iterator[FilePiece]:
    """A piece as the label that it begins with and the rest."""
    label = next((label for label in labels if piece.text.startswith(f"{label} ")), "")
    middle = piece.start + len(letters_and_figures(label))
    if label:
        yield replace(piece, text=label, end=middle)
        piece = replace(piece, text=piece.text[len(label) :].strip(), start=middle)
    yield piece


def rows_joined(
    said: Sequence[ComparedText], pieces: Sequence[FilePiece]
) -> tuple[list[ComparedText], list[FilePiece]]:
    """The same where each row of a table is one text, and one piece, with its number first."""
    texts: list[ComparedText] = []
    for said_text in said:
        before = texts[-1] if texts else None
        is_next = before is not None and 0 < before.column < said_text.column
        if before is not None and is_next and before.role == said_text.role:
            joined = f"{before.text} {said_text.text}".strip()
            texts[-1] = replace(before, text=joined, column=said_text.column)
        else:
            mark = said_text.text if said_text.column else said_text.mark
            texts.append(replace(said_text, mark=mark))
    lines: list[FilePiece] = []
    of_rows = roles_with_trait(IN_ROWS)
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is not None and last.role == piece.role in of_rows and _follows(last, piece):
            joined = f"{last.text} {piece.text}"
            lines[-1] = replace(last, text=joined, end=piece.end, column=piece.column)
        else:
            lines.append(piece)
    whole = [replace(text, column=0) for text in texts]
    return whole, [replace(piece, column=0) for piece in lines]


def _follows(last: FilePiece, piece: FilePiece) -> bool:
    return 0 < last.column < piece.column and last.end == piece.start


def spaced_as(text: str, like: str) -> str:
    """``text`` with the spaces and the dots of ``like`` where both say the same."""
    text, like = to_arabic(text), to_arabic(like)
    one, other = _kept_signs(like), _kept_signs(text)
    matcher = SequenceMatcher(
        None, [like[at] for at in one], [text[at] for at in other], autojunk=False
    )
    made: list[str] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if j1 == j2:
            continue
        if kind == "equal":
            made.append(like[one[i1] : one[i2 - 1] + 1])
        else:
            made.append(text[other[j1] : other[j2 - 1] + 1])
        made.append(text[other[j2 - 1] + 1 : other[j2] if j2 < len(other) else len(text)])
    return "".join(made).strip()


def _kept_signs(text: str) -> list[int]:
    """Where the letters and figures of a text stand in it."""
    return [at for at, sign in enumerate(text) if letters_and_figures(sign)]
