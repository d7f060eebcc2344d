"""The rules for a finished letter: page, faces, lines, parts and their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docgen import picture_size
from docgen.checks.word_file.envelopes import is_envelope
from docgen.checks.word_file.held_file import WordFile
from docgen.checks.word_file.part_words import form
from docgen.codes.reasons import Reason
from docgen.diagnostics import Diagnostic
from docgen.kinds.typed_parts import (
    IN_LABELS_OWN_SIZE,
    OF_TEXT,
    PLAIN,
    PLAIN_LABEL,
    ROOM_ABOVE,
    SINGLE,
    parts_that,
)
from docgen.light import regex
from docgen.reading.word import part_tags, tags

_THAI = regex("[ก-๛]")
_FALSE_FACE = regex(r"(?i)IT\s?[9๙]")
_TYPED_INDENT = regex(r"(?: {3,}|\t)")
_NEAR = 0.6  # points: what rounding to twips and to tenths of an inch makes
_SAFE_PITCH = 18.0  # points; an exact pitch below this cuts tone marks of 16 point type


WordRule = Callable[[WordFile], Iterator[Diagnostic]]


def paper(word: WordFile) -> Iterator[Diagnostic]:
    """Every sheet is A4, but for an envelope after the letter."""
    wanted = sorted(word.standard.pt(name) for name in ("paper_width", "paper_height"))
    for index, section in enumerate(part_tags.sections(word.package.document)):
        if index and is_envelope(section):
            continue
        got = [part_tags.section_length(section, "pgSz", key) for key in ("w", "h")]
        sides = sorted(side or 0 for side in got)
        if any(abs(a - b) > 2 for a, b in zip(sides, wanted, strict=True)):
            size = " x ".join(f"{side / 72 * 2.54:.1f}" for side in sides)
            yield Diagnostic("DG7201", word.position_of(), {"text": size})
            return


def margins(word: WordFile) -> Iterator[Diagnostic]:
    """The letter's margins: 3 cm at the left, 2 cm at the right."""
    section = part_tags.sections(word.package.document)[:1]
    for key, name in (("left", "margin_left"), ("right", "margin_right")):
        got = part_tags.section_length(section[0], "pgMar", key) if section else None
        wanted = word.standard.pt(name)
        if got is None or abs(got - wanted) > _NEAR:
            shown = "-" if got is None else f"{got / 72 * 2.54:.2f}"
            side = Reason(form("sides")[key], key)
            params = {"text": shown, "value": f"{wanted / 72 * 2.54:g}", "side": side}
            yield Diagnostic("DG7202", word.position_of(), params)


def faces(word: WordFile) -> Iterator[Diagnostic]:
    """Thai is drawn in TH SarabunPSK, which only the complex-script half of the face decides."""
    allowed = {*form("faces"), word.standard["font_family"].value}
    said: set[str] = set()
    for paragraph in word.letter.paragraphs:
        for _, text, face in paragraph.faces():
            named = [each_name for each_name in (face.family, face.latin) if each_name]
            false = next((name for name in named if _FALSE_FACE.search(name)), None)
            if false is not None and false not in said:
                said.add(false)
                yield Diagnostic("DG7204", word.position_of(paragraph), {"text": false})
            elif false is None and _THAI.search(text) and face.family not in allowed:
                name = form("not_set") if face.family is None else face.family
                name = name or form("of_the_theme")
                if name not in said:
                    said.add(name)
                    params = {"text": word.shortened_text(paragraph), "face": name}
                    yield Diagnostic("DG7203", word.position_of(paragraph), params)


def sizes(word: WordFile) -> Iterator[Diagnostic]:
    """All of the letter is 16 point, in the half that draws Thai."""
    wanted = word.standard.pt("font_size")
    said: set[float | None] = set()
    for paragraph in word.letter.of(*_of_size(word, PLAIN)):
        for _, text, face in paragraph.faces():
            if _THAI.search(text) and face.size != wanted and face.size not in said:
                said.add(face.size)
                shown = form("not_set") if face.size is None else f"{face.size:g}"
                params = {
                    "text": word.shortened_text(paragraph),
                    "size": shown,
                    "value": f"{wanted:g}",
                }
                yield Diagnostic("DG7205", word.position_of(paragraph), params)


def _of_size(word: WordFile, trait: str) -> tuple[str, ...]:
    """The parts that do ``trait``, but for those set in the size of a memorandum's labels."""
    others = parts_that(IN_LABELS_OWN_SIZE) if word.letter.is_memorandum else ()
    return tuple(part for part in parts_that(trait) if part not in others)


def line_spacing(word: WordFile) -> Iterator[Diagnostic]:
    """Single spacing; an exact pitch cuts off what stands above Thai letters."""
    for paragraph in word.letter.of(*_of_size(word, SINGLE)):
        rule = paragraph.word("spacing", "lineRule") or "auto"
        line = paragraph.length("spacing", "line")
        is_single = rule == "auto" and (line is None or abs(line - 12) < 0.1)
        is_fitted = rule == "exact" and line is not None and line >= _SAFE_PITCH
        if not (is_single or is_fitted) and not (rule == "atLeast" and (line or 0) <= 12):
            shown = f"{(line or 0) / 12:.3g}" if rule == "auto" else f"{line or 0:g} pt"
            yield Diagnostic(
                "DG7206",
                word.position_of(paragraph),
                {"text": word.shortened_text(paragraph), "line": shown},
            )


def first_line(word: WordFile) -> Iterator[Diagnostic]:
    """A paragraph of the body begins 2.5 cm in, by its indent and not by typed spaces."""
    wanted = word.standard.pt("paragraph_indent")
    before = ""
    for paragraph in word.letter.paragraphs:
        continued, before = before == "catchword", paragraph.role
        if paragraph.role != "body" or continued or paragraph.in_table:
            continue
        if _TYPED_INDENT.match(paragraph.text):
            yield Diagnostic(
                "DG7208", word.position_of(paragraph), {"text": word.shortened_text(paragraph)}
            )
            continue
        got = (paragraph.length("ind", "firstLine") or 0) + (paragraph.length("ind", "left") or 0)
        if abs(got - wanted) > 1.2:
            params = {"text": word.shortened_text(paragraph), "got": f"{got / 72 * 2.54:.2f}"}
            yield Diagnostic("DG7207", word.position_of(paragraph), params)


def alignment(word: WordFile) -> Iterator[Diagnostic]:
    """Body lines are flush by Thai distribution, or ragged; never justified as Latin is."""
    names: dict[str, str] = form("aligned")
    for paragraph in word.letter.of(*parts_that(OF_TEXT)):
        align = paragraph.word("jc") or "left"
        if align in names:
            params = {"text": word.shortened_text(paragraph), "align": names[align]}
            yield Diagnostic("DG7209", word.position_of(paragraph), params)


def space_before(word: WordFile) -> Iterator[Diagnostic]:
    """Six points before each part of a letter, twelve before its close."""
    if word.letter.is_memorandum:
        return
    parts = [word.letter.first_of(role) for role in parts_that(ROOM_ABOVE)]
    for code, name, wanted in (
        ("DG7210", "space_before_part", [part for part in parts if part is not None]),
        ("DG7211", "space_before_close", word.letter.of("close")),
    ):
        expected = word.standard.pt(name)
        for paragraph in wanted:
            if paragraph.in_table:
                continue  # its row may leave the room
            got = paragraph.length("spacing", "before") or 0
            # A letter fitted to its pages gives up some of the room before its parts.
            if paragraph.word("spacing", "lineRule") == "exact" and got < expected:
                continue
            if abs(got - expected) > _NEAR:
                params = {
                    "text": word.shortened_text(paragraph),
                    "got": f"{got:g}",
                    "value": f"{expected:g}",
                }
                yield Diagnostic(code, word.position_of(paragraph), params)


def emblem(word: WordFile) -> Iterator[Diagnostic]:
    """The emblem is there, as high as the kind asks, in its own proportions, on page 1 alone."""
    name = "emblem_height_memorandum" if word.letter.is_memorandum else "emblem_height_letter"
    expected = word.standard.pt(name)
    found = _pictures(word)
    if not found:
        yield Diagnostic("DG7235", word.position_of(), {"value": f"{expected / 72 * 2.54:g}"})
        return
    width, height, ratio, everywhere = found[0]
    if abs(height / expected - 1) > 0.012:
        params = {"got": f"{height / 72 * 2.54:.2f}", "value": f"{expected / 72 * 2.54:g}"}
        yield Diagnostic("DG7212", word.position_of(), params)
    if ratio is not None and abs(width / max(height, 1) / ratio - 1) > 0.03:
        params = {"got": f"{width / max(height, 1):.2f}", "value": f"{ratio:.2f}"}
        yield Diagnostic("DG7213", word.position_of(), params)
    if everywhere:
        yield Diagnostic("DG7214", word.position_of())


def _pictures(word: WordFile) -> list[tuple[float, float, float | None, bool]]:
    """Pictures of the letter's head: width, height, their own ratio, whether on every page."""
    package = word.package
    body = [(package.document, "word/document.xml", False)]
    headers = [name for name in package.parts if re.fullmatch(r"word/header\d*\.xml", name)]
    first_only = any(
        tags.value(section, "titlePg") for section in part_tags.sections(package.document)
    )
    body += [(package.tree(name), name, not first_only) for name in sorted(headers)]
    found = []
    for tree, name, everywhere in body:
        folder, _, file = name.rpartition("/")
        related = f"{folder}/_rels/{file}.rels"
        targets = part_tags.relations(package.tree(related)) if related in package.parts else {}
        for width, height, relation in part_tags.drawings(tree):
            target = targets.get(relation or "", "")
            content = package.parts.get(f"word/{target}", b"")
            found.append((width, height, _ratio(content), everywhere))
    return found


def _ratio(content: bytes) -> float | None:
    """Width by height of a PNG; ``None`` for what else a picture may be."""
    width, height = picture_size.dots_across_and_down(content) or (0, 0)
    return width / height if height else None


def memorandum_head(word: WordFile) -> Iterator[Diagnostic]:
    """The heading is bold 29 point, the labels bold 20 point."""
    if not word.letter.is_memorandum:
        return
    wanted = (
        ("heading", form("memorandum"), "memorandum_heading_size"),
        ("office", form("office_label"), "memorandum_label_size"),
        ("number", form("number"), "memorandum_label_size"),
        ("subject", form("subject"), "memorandum_label_size"),
    )
    for role, label, name in wanted:
        expected = word.standard.pt(name)
        one = word.letter.first_of(role)
        for _, text, face in one.faces() if one is not None else ():
            if text.strip().startswith(label):
                if face.size != expected or not face.bold:
                    params = {"text": label, "value": f"{expected:g}"}
                    yield Diagnostic("DG7226", word.position_of(one), params)
                break


def urgency(word: WordFile) -> Iterator[Diagnostic]:
    """The class of speed is red and at least 32 point."""
    least = word.standard.pt("urgency_size")
    colour = word.standard["urgency_colour"].value
    for paragraph in word.letter.of("urgency"):
        for _, text, face in paragraph.faces():
            is_red = (face.colour or "").lower() == colour
            if text.strip() and (not is_red or (face.size or 0) < least):
                yield Diagnostic(
                    "DG7227",
                    word.position_of(paragraph),
                    {"text": paragraph.line_text, "value": f"{least:g}"},
                )
                break


def labels(word: WordFile) -> Iterator[Diagnostic]:
    """The labels of an external letter are not bold."""
    if word.letter.is_memorandum:
        return
    for paragraph in word.letter.of(*parts_that(PLAIN_LABEL)):
        _, text, face = next(paragraph.faces())
        if face.bold and text.strip():
            yield Diagnostic("DG7224", word.position_of(paragraph), {"text": text.strip()[:20]})


OF_EVERY_DOCUMENT: tuple[WordRule, ...] = (paper, margins, faces)
RULES: tuple[WordRule, ...] = (
    *(paper, margins, faces, sizes, line_spacing, first_line, alignment, space_before),
    *(emblem, memorandum_head, urgency, labels),
)
