"""Spaces that a PDF has where a letter should be, or where nothing should."""

from __future__ import annotations

import re

from docgen.light import regex

GAP = "\u2009"  # room in a spaced line, which no character of the file stands for
_SPACE = f"[ {GAP}]"
_CLUSTER = "(?:[ก-ฮฯๆ][ัิ-ฺ็-๎]*|[เ-ไ]|[ะาำ])"
# Every letter stands alone: «เ ข้ า ร่ ว ม»; two spaces are then one.
_LETTER_SPACED = regex(rf"{_CLUSTER}(?: {_CLUSTER}){{5,}}(?=\s|$)")
_VOWEL = regex("[ะ-ฺเ-ไ็-๎]")
_MARK_APART = regex(rf"(?<!{_SPACE}){_SPACE}++([ัิ-ฺ็-๎])")
_AM_OF_SPACE = regex("([ก-ฮ][่-๋]?) +([่-๋]?)า")
_NO_WORD_BEGINS_WITH = regex("([ก-ฮัิ-ฺ็-๎]) +(ะ)")
_NO_WORD_BEGINS = regex(f"([ก-ฮัิ-ฺ็-๎]){GAP}+([ะาำๅ])")


def mended_spaces(text: str) -> str:
    """``text`` as it was typed: ำ out of a space and า, marks at their letters, words whole."""
    text = _MARK_APART.sub(r"\1", text)
    text = _NO_WORD_BEGINS.sub(r"\1\2", text)
    text = _NO_WORD_BEGINS_WITH.sub(r"\1\2", text)
    text = _LETTER_SPACED.sub(_closed_word, text)
    text = _AM_OF_SPACE.sub(r"\1\2ำ", text)
    text = _MARK_APART.sub(r"\1", text)
    return re.sub(" +", " ", text.replace(GAP, " ")).strip()


def _closed_word(match: re.Match[str]) -> str:
    """The letters of a spaced word together; bare consonants may be a list of them."""
    return match[0].replace(" ", "") if _VOWEL.search(match[0]) else match[0]
