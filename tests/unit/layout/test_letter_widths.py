"""The widths of letters: those of the faces, and of any text what HarfBuzz says of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from docgen.layout.text.letter_widths import FILE, FOLDER, JOINED, letter_widths
from docgen.layout.text.measure import FaceFiles, Ruler
from tests.helpers.scale import LONG
from tests.makers.make_letter_widths import FACES, LETTERS, content

# HarfBuzz uses these features unasked, where kerning and ligatures are off.
UNASKED = {
    *("rvrn", "ltra", "ltrm", "rand", "abvm", "blwm", "ccmp", "locl", "mark", "mkmk", "rlig"),
    *("calt", "curs", "dist", "rclt", "Harf", "HARF", "Buzz", "BUZZ"),
}
KERNING = "kern"
OTHERS = "é\u0303\u200bญฺ①αก\u0331ﷺ\U0001f600\n\t\u00ad"


def test_the_file_is_what_the_faces_say() -> None:
    assert FILE.read_text(encoding="utf-8") == content()


def test_a_face_from_elsewhere_has_no_known_widths(tmp_path: Path) -> None:
    copied = tmp_path / FACES[0]
    copied.write_bytes((FOLDER / FACES[0]).read_bytes())
    assert letter_widths(copied) is None
    assert letter_widths(FOLDER / "SarabanMetric-Italic.ttf") is None  # it joins f and i


@pytest.mark.parametrize("name", FACES)
def test_no_substitution_among_the_letters_changes_a_width(name: str) -> None:
    face = TTFont(FOLDER / name)
    glyphs = face.getBestCmap()
    rules = list(substitutions(face))
    reached = {glyphs[ord(letter)] for letter in (*LETTERS, "\u0e4d")}
    while more := {made for rule in possible(rules, reached) for made in rule.made} - reached:
        reached |= more
    widths = {glyph: face["hmtx"][glyph][0] for glyph in face.getGlyphOrder()}
    changing = {
        rule.given
        for rule in possible(rules, reached)
        if sum(map(widths.__getitem__, rule.given)) != sum(map(widths.__getitem__, rule.made))
    }
    assert len(list(possible(rules, reached))) > 2000
    assert {given[:4] for given in changing} == {tuple(glyphs[ord(each)] for each in JOINED)}
    marks = face["GDEF"].table.GlyphClassDef.classDefs
    assert not {glyph for glyph in reached if marks.get(glyph) == 3 and widths[glyph]}
    assert {feature.FeatureTag for feature in moving_features(face)} == {KERNING}


class Substitution(NamedTuple):
    """What it takes and gives; ``beside`` are the glyphs of which one must stand at each place."""

    given: tuple[str, ...]
    made: tuple[str, ...]
    beside: tuple[frozenset[str], ...] = ()


def possible(rules: list[Substitution], reached: set[str]) -> Iterator[Substitution]:
    """Those that can happen among these glyphs."""
    for rule in rules:
        if reached.issuperset(rule.given) and not any(map(reached.isdisjoint, rule.beside)):
            yield rule


def substitutions(face: TTFont) -> Iterator[Substitution]:
    """Each substitution that is made unasked, also within a context."""
    table = face["GSUB"].table
    asked = [row for row in table.FeatureList.FeatureRecord if row.FeatureTag in UNASKED]
    lookups = table.LookupList.Lookup
    for number in {number for row in asked for number in row.Feature.LookupListIndex}:
        for part in lookups[number].SubTable:
            if part.LookupType != 6:
                yield from plain_ones(part)
                continue
            for places, first, records in contexts(part):
                for record in records:
                    at = places[first + record.SequenceIndex]
                    inner = lookups[record.LookupListIndex].SubTable
                    rules = [rule for each in inner for rule in plain_ones(each)]
                    yield from (
                        rule._replace(beside=tuple(places)) for rule in rules if rule.given[0] in at
                    )


def plain_ones(part: Any) -> Iterator[Substitution]:
    """Those of a part that needs no context: one for one, one for several, several for one."""
    assert part.LookupType in (1, 2, 4), part.LookupType
    if part.LookupType == 4:
        for first, ligatures in part.ligatures.items():
            for one in ligatures:
                yield Substitution((first, *one.Component), (one.LigGlyph,))
    else:
        for given, made in part.mapping.items():
            yield Substitution((given,), (made,) if part.LookupType == 1 else tuple(made))


def contexts(part: Any) -> Iterator[tuple[list[frozenset[str]], int, list[Any]]]:
    """The glyphs at each place of a context, where its input begins, and what happens there."""
    if part.Format == 3:
        before, given, behind = (
            [frozenset(each.glyphs) for each in places]
            for places in (part.BacktrackCoverage, part.InputCoverage, part.LookAheadCoverage)
        )
        yield [*before, *given, *behind], len(before), part.SubstLookupRecord
    elif part.Format == 1:
        for first, rules in zip(part.Coverage.glyphs, part.ChainSubRuleSet, strict=True):
            for rule in rules.ChainSubRule if rules else ():
                names = [*rule.Backtrack, first, *rule.Input, *rule.LookAhead]
                places = [frozenset((name,)) for name in names]
                yield places, len(rule.Backtrack), rule.SubstLookupRecord
    else:
        for number, rules in enumerate(part.ChainSubClassSet):
            for rule in rules.ChainSubClassRule if rules else ():
                given = [of_class(part.InputClassDef, each) for each in (number, *rule.Input)]
                given[0] = (
                    given[0] & frozenset(part.Coverage.glyphs)
                    if number
                    else frozenset(set(part.Coverage.glyphs) - set(part.InputClassDef.classDefs))
                )
                before = [of_class(part.BacktrackClassDef, each) for each in rule.Backtrack]
                behind = [of_class(part.LookAheadClassDef, each) for each in rule.LookAhead]
                yield [*before, *given, *behind], len(before), rule.SubstLookupRecord


def of_class(classes: Any, number: int) -> frozenset[str]:
    assert number, "the glyphs of no class are not listed"
    return frozenset(glyph for glyph, each in classes.classDefs.items() if each == number)


def moving_features(face: TTFont) -> list[Any]:
    """The features that set glyphs further apart or nearer: not those that only place marks."""
    table = face["GPOS"].table
    kinds = [lookup.LookupType for lookup in table.LookupList.Lookup]
    return [
        row
        for row in table.FeatureList.FeatureRecord
        if any(kinds[number] not in (4, 5, 6) for number in row.Feature.LookupListIndex)
    ]


@pytest.mark.parametrize("name", FACES)
def test_of_any_text_the_sum_is_what_harfbuzz_says(name: str) -> None:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FOLDER / name))))
    known = letter_widths(FOLDER / name)
    assert known is not None
    for text in texts(60_000 if LONG else 3_000):
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(font, buffer, {"kern": False, "liga": False, "clig": False})
        assert known.of(text) == sum(one.x_advance for one in buffer.glyph_positions), text


def texts(number: int) -> Iterator[str]:
    """Letters in any order, also in those in which nobody writes them."""
    chance = random.Random(1)
    marks = [letter for letter in LETTERS if "\u0e31" <= letter <= "\u0e4e"]
    for _ in range(number):
        among = chance.choice((LETTERS, LETTERS, marks, LETTERS[:95], LETTERS[96:]))
        text = "".join(chance.choices(among, k=chance.randrange(1, 30)))
        if JOINED not in text:
            yield text


def test_what_is_no_sum_is_measured_by_harfbuzz() -> None:
    known = letter_widths(FOLDER / FACES[0])
    assert known is not None
    assert known.of("PSK.Design(c)") is None
    assert [known.of(f"ก{other}") for other in OTHERS if other not in LETTERS] == [
        None for other in OTHERS if other not in LETTERS
    ]


@pytest.mark.parametrize("other", [*OTHERS, "PSK.Design(c)", "", "ffi"])
def test_the_ruler_says_the_same_of_a_face_with_and_without_known_widths(
    other: str, tmp_path: Path
) -> None:
    copied = [tmp_path / name for name in FACES]
    for path in copied:
        path.write_bytes((FOLDER / path.name).read_bytes())
    signs = (FOLDER / "SarabanSigns-Regular.ttf",)
    shipped = Ruler(FaceFiles("Saraban Metric", *(FOLDER / name for name in FACES), signs))
    plain = Ruler(FaceFiles("Saraban Metric", copied[0], copied[1], signs))
    for text in (other, f"ที่ {other} น้ำ", f"A{other}ก๑2"):
        for bold in (False, True):
            assert shipped.width(text, 16, bold=bold) == plain.width(text, 16, bold=bold), text
        assert shipped.missing_characters(text) == plain.missing_characters(text)
