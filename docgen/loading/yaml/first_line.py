"""A first line that is no key, while keys follow it: what it is to be, so that they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.diagnostics import Diagnostic
from docgen.light import regex
from docgen.loading.yaml.margins import KEY, TOP, name_of_line
from docgen.loading.yaml.remedy_lines import shortened_line
from docgen.loading.yaml.typed_lines import TypedLine, bare_of
from docgen.loading.yaml.ways import AHEAD, Reader
from docgen.loading.yaml.yaml_mistakes import Mistake

_TAB = "DG1113"
_SIGNS_BEFORE = "[{&*!|>%@`,?- \"'\u2018\u2019\u201c\u201d"
_SIGNS_BEHIND = "]},; \"'\u2018\u2019\u201c\u201d"
_SIGNS = regex("[\\[\\]{}'\"\u2018\u2019\u201c\u201d]")


def first_line_mistake(mistake: Mistake, lines: list[str], read: Reader) -> Mistake | None:
    """The same at the first line of the file, where keys follow and it is none itself.

    Read as YAML would have it, such a line stands alone and every key after it is at fault.
    """
    if mistake.is_sure or mistake.diagnostic.code == _TAB:  # a tab is told first
        return None
    first = next((at for at, line in enumerate(lines) if _is_content(line)), None)
    if first is None or TOP.match(lines[first]):
        return None
    key = next((at for at in range(first + 1, len(lines)) if TOP.match(lines[at])), None)
    if key is None or mistake.line not in (first, key):
        return None
    ways = _ways_of_first(mistake, lines[first])
    way = next((way for way in ways if _leads_on(way, lines, first, read)), None)
    if way is None:
        return None
    return _told_at_first(mistake, lines[first], first, replace(way, like=name_of_line(lines[key])))


def _told_at_first(mistake: Mistake, before: str, first: int, way: TypedLine) -> Mistake:
    """The mistake at the first line, which read ``before``, with the way out of it."""
    at, text = mistake.diagnostic.at, before.strip()
    if at is not None and mistake.line != first:
        start = len(before) - len(before.lstrip())
        at = replace(at, line=first + 1, column=start + 1, length=len(text))
    told = {"text": shortened_line(text), "way": way.advice(before)}
    diagnostic = Diagnostic(mistake.diagnostic.code, at, {**mistake.diagnostic.params, **told})
    is_key, shift = not way.text.startswith("#"), len(way.line) - len(before)
    return Mistake(diagnostic, first, way.line, is_whole=is_key, shift=shift)


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("#", "---"))


def _ways_of_first(mistake: Mistake, line: str) -> Iterator[TypedLine]:
    """The line as a key at the margin: without what stands before it, or with its colon.

    What is no key at all may stay as a comment.
    """
    text = line.strip()
    bare = bare_of(text)
    yield TypedLine(0, bare)
    fixed = bare_of(str(mistake.diagnostic.params.get("fixed", "")))
    if mistake.diagnostic.params.get("named"):
        yield TypedLine(0, fixed)
    plain = bare.lstrip(_SIGNS_BEFORE)
    if plain != bare:
        yield TypedLine(0, plain.rstrip(_SIGNS_BEHIND))
    yield TypedLine(0, plain)
    yield TypedLine(0, _SIGNS.sub("", bare))
    yield TypedLine(0, f"# {text}")


def _leads_on(way: TypedLine, lines: list[str], first: int, read: Reader) -> bool:
    """Whether the line is a key or a comment then, and reading gets past the next one."""
    if way.line == lines[first] or not (TOP.match(way.line) or way.text.startswith("#")):
        return False
    key = KEY.match(way.text)
    others = (TOP.match(line) for at, line in enumerate(lines) if at != first)
    if key is not None and any(other is not None and other[0] == key[0] for other in others):
        return False
    after = lines[first + 1 : first + 1 + AHEAD]
    stopped, amiss = read([way.line, *after])
    following = next((at for at, line in enumerate(after, 1) if _is_content(line)), 0)
    return 0 not in amiss and (stopped is None or stopped > following)
