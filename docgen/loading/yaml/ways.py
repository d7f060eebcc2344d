"""How a line that YAML cannot read is to be typed: a way out is offered once it has been tried.

Each way is one line in place of the line at fault. It is tried on the lines around, and the first
with which reading gets past that line is the remedy, word for word what docgen itself reads on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from docgen.codes import reasons
from docgen.codes.reasons import Reason
from docgen.loading.yaml.margins import KEY, MOST_ABOVE, TOP
from docgen.loading.yaml.remedy_lines import shortened_line
from docgen.loading.yaml.typed_lines import TypedLine, parted_line, quoted_lines, typed_lines
from docgen.loading.yaml.yaml_mistakes import Mistake

AHEAD = 30  # lines after the one at fault that a way must leave readable
_OF_DOCUMENTS = ("%", "---", "...")  # at the margin they part documents
_AFTER_CLOSED = ("DG1120", "DG1121")  # brackets out of pairs, or text after a closed quotation
_OPENING = ("'", '"', "[", "{")

# Where reading stops next in some lines, and on which lines something else is amiss.
Reader = Callable[[list[str]], tuple[int | None, frozenset[int]]]


def proven_mistake(mistake: Mistake, lines: list[str], read: Reader) -> Mistake:
    """The mistake with the first way that lets reading get past its line, as remedy and repair.

    ``read`` reads lines and says on which one it stopped, ``None`` at their end, and on which
    lines something was found. Where no way helps the line becomes a comment, or is deleted.
    """
    at = mistake.line
    if at is None or at >= len(lines) or not lines[at].strip() or mistake.is_sure:
        return mistake
    over_lines = _way_over_lines(mistake, lines, at, read)
    if over_lines is not None:
        return over_lines
    before, ways = lines[at], typed_lines(mistake.diagnostic, lines, at)
    chosen = next((way for way in ways if _helps(way, lines, at, read)), TypedLine(0, ""))
    shift = len(chosen.line) - len(before) if chosen.text.endswith(before.strip()[-1:]) else 1
    return replace(
        _with_way(mistake, chosen.advice(before)),
        repaired=chosen.line,
        is_whole=bool(chosen.text) and not chosen.text.startswith("#"),
        shift=max(shift, chosen.spaces - (len(before) - len(before.lstrip()))),
    )


def _with_way(mistake: Mistake, way: Reason) -> Mistake:
    """The mistake, told with that way out."""
    params = {**mistake.diagnostic.params, "way": way}
    return replace(mistake, diagnostic=replace(mistake.diagnostic, params=params))


def _way_over_lines(mistake: Mistake, lines: list[str], at: int, read: Reader) -> Mistake | None:
    """Where a text with quotes or brackets in it goes on below: the whole of it in one line.

    ``None`` where nothing goes on, or no such line can be read.
    """
    indent, text = len(lines[at]) - len(lines[at].lstrip()), lines[at].strip()
    _, value = parted_line(text)
    count = _lines_going_on(lines, at, indent)
    if mistake.diagnostic.code not in _AFTER_CLOSED or not count or value[:1] not in _OPENING:
        return None
    whole = " ".join([text, *(line.strip() for line in lines[at + 1 : at + 1 + count])])
    left = [*lines[: at + 1], *([""] * count), *lines[at + 1 + count :]]
    ways = quoted_lines(mistake.diagnostic, whole, indent)
    chosen = next((way for way in ways if _helps(way, left, at, read)), None)
    if chosen is None:
        return None
    way = reasons.typed_over_lines(shortened_line(chosen.text, whole), at + 1, at + 1 + count)
    told = _with_way(mistake, way)
    return replace(told, repaired=chosen.line, is_whole=True, following=count)


def _lines_going_on(lines: list[str], at: int, indent: int) -> int:
    """How many lines below stand deeper and are neither a key, an item nor a remark."""
    count = 0
    for line in lines[at + 1 :]:
        text = line.strip()
        is_deeper = len(line) - len(line.lstrip()) > indent
        if not text or not is_deeper or text.startswith(("- ", "#")) or KEY.match(text):
            break
        count += 1
    return count


def _helps(way: TypedLine, lines: list[str], at: int, read: Reader) -> bool:
    """Whether reading gets past the line, and finds nothing amiss on it, when it is typed so."""
    if way.line == lines[at] or way.line.startswith(_OF_DOCUMENTS):
        return False
    key = KEY.match(way.text)
    if key and not way.spaces and _is_key_elsewhere(key[0], lines, at):
        return False
    begin = next(
        (index for index in range(at - 1, max(-1, at - MOST_ABOVE), -1) if TOP.match(lines[index])),
        0,
    )
    chunk = [*lines[begin:at], way.line, *lines[at + 1 : at + 1 + AHEAD]]
    stopped, amiss = read(chunk)
    return at - begin not in amiss and (stopped is None or stopped > at - begin)


def _is_key_elsewhere(key: str, lines: list[str], at: int) -> bool:
    """Whether another line than that ``at`` begins with the key at the margin."""
    others = (TOP.match(line) for index, line in enumerate(lines) if index != at)
    return any(other is not None and other[0] == key for other in others)
