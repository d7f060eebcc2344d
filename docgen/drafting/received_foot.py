"""Who signs a letter that was read, whom to ask, and what of its file no field holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen import kinds, standards, vocabulary
from docgen.drafting.received_body import plain_text
from docgen.drafting.received_contacts import contact_lines, same_text
from docgen.drafting.received_keys import DraftKeys
from docgen.drafting.received_marks import mark_lines
from docgen.drafting.yaml_lines import commented_line, scalar
from docgen.model.circular import Office
from docgen.model.signing import Arrangement, Copy, Signatory
from docgen.reading.found_letter import (
    FoundOpinion,
    FoundSigner,
    ReadField,
    ReadLetter,
)
from docgen.reading.lines import Aside, Where, Why
from docgen.reading.patterns import doubt_sentence, table

_STAND = {2: Arrangement.TWO.value, 3: Arrangement.THREE.value}
_WITHOUT_WORD = (Why.PAGE,)


def foot_lines(
    letter: ReadLetter, names: DraftKeys, signatories: dict[str, Signatory], office: Office | None
) -> Iterator[str]:
    """Signatures, opinions, offices to ask and copies, where the kind has them."""
    kind = kinds.kind(letter.kind)
    signature = kind.part("signature")
    if signature is not None and (signature.required or letter.signers):
        yield ""
        yield from _signers(letter, names, signatories)
    if letter.opinions:
        yield ""
        yield f"{names.key('circular', 'opinions')}:"
        for opinion in letter.opinions:
            yield from _opinion(opinion, names, signatories)
    if letter.replies and kind.part("reply_channels") is not None:
        yield ""
        yield from _reply_channels(letter, names)
    yield from contact_lines(letter, names, office)
    if letter.copies_to:
        yield ""
        yield f"{names.key('circular', 'copies_to')}:"
        yield from (f"  - {scalar(copy)}" for copy in letter.copies_to)
    yield from _copy_lines(letter, names, signatories)
    yield from mark_lines(letter, names)


def _reply_channels(letter: ReadLetter, names: DraftKeys) -> Iterator[str]:
    """The ways to answer; an address on the web was printed as text, not as a code."""
    yield f"{names.key('circular', 'reply_channels')}:"
    for caption, way in letter.replies:
        yield f"  - {names.of('reply_channel', 'caption', caption)}"
        yield f"    {names.of('reply_channel', 'email' if '@' in way else 'url', way)}"
        if "@" not in way:
            yield f"    {names.key('reply_channel', 'qr')}: {_no(names)}"


def _copy_lines(
    letter: ReadLetter, names: DraftKeys, signatories: dict[str, Signatory]
) -> Iterator[str]:
    """Which copy it is, who made it, and who certifies it."""
    if letter.copy_kind or letter.makers:
        kind = letter.copy_kind or Copy.FILE.value
        shown = vocabulary.thai("copies", kind) if names.keys == "th" else kind
        doubts = () if letter.copy_kind else (doubt_sentence("made_without_mark"),)
        yield ""
        yield names.line("copy_kind", ReadField(shown, doubts))
    if any(letter.makers.values()):
        yield f"{names.key('circular', 'made_by')}:"
        for name, who in letter.makers.items():
            if who:
                yield f"  {names.of('makers', name, who)}"
    if letter.certified is not None:
        yield f"{names.key('circular', 'certified_copy')}:"
        yield from _signer(letter.certified.signer, names, signatories, "  ")
        if letter.certified.date:
            yield f"  {names.of('certification', 'date', letter.certified.date)}"


def asides_lines(letter: ReadLetter) -> Iterator[str]:
    """Every text that no field holds, with its place and the reason."""
    told = [
        aside for aside in letter.asides if aside.why not in _WITHOUT_WORD and aside.text.strip()
    ]
    if not told:
        return
    words = table()["asides"]
    yield ""
    yield f"# {words['heading']}:"
    for aside in told:
        place = place_name(aside)
        text = " ".join(aside.text.split())
        yield f"# - «{text}» ({', '.join(filter(None, (place, words[aside.why.value])))})"


def place_name(one: Aside) -> str:
    """Where a text stands, as a person would look for it."""
    words, place = table()["places"], one.place
    found = [words["page"].format(page=place.page)] if place.page > 1 else []
    if place.where in (Where.BOX, Where.CELL):
        found.append(words[place.where.value])
    elif place.number:
        name = "paragraph" if place.paragraph >= 0 else "line"
        found.append(words[name].format(number=place.number))
    return " ".join(found)


# -- signatures ----------------------------------------------------------------------------------


def _signers(
    letter: ReadLetter, names: DraftKeys, signatories: dict[str, Signatory]
) -> Iterator[str]:
    signers = [
        signer for signer in letter.signers if signer.name.text or signer.titles or signer.role
    ]
    if not signers:
        yield commented_line(
            f"{names.key('circular', 'signatory')}:", names.check((doubt_sentence("not_found"),))
        )
        return
    first = signers[0]
    key = _key(first, signatories)
    if len(signers) == 1 and key:
        yield names.of("circular", "signatory", key, first.name.doubts)
        return
    stand = _STAND.get(letter.signers_across)
    if stand is not None and len(signers) > 1:
        shown = vocabulary.thai("arrangements", stand) if names.keys == "th" else stand
        yield names.of("circular", "signatures_stand", shown)
    yield f"{names.key('circular', 'signatures')}:"
    for signer in signers:
        yield from _signer(signer, names, signatories)


def _signer(
    signer: FoundSigner, names: DraftKeys, signatories: dict[str, Signatory], indent: str = "  - "
) -> Iterator[str]:
    key = _key(signer, signatories)
    if key:
        pairs = [("signatory", key)]
    else:
        pairs = [("name", signer.name.text), ("rank", signer.rank), *_post(signer.titles)]
    pairs += [("role", signer.role), ("signed", _signed_word(signer))]
    doubts = signer.name.doubts if key else (*signer.name.doubts,)
    for name, text in pairs:
        if text:
            yield f"{indent}{names.of('signer', name, text, doubts)}"
            indent, doubts = " " * len(indent), ()
    if not signer.has_parentheses and not key and signer.name.text:
        yield f"{indent}{names.key('signer', 'parentheses')}: {_no(names)}"


def _signed_word(signer: FoundSigner) -> str:
    """The word before the line to sign on, where it is not the usual one."""
    usual: str = standards.table("fixed_words")["signed"]
    return "" if signer.signed == usual else signer.signed


def _no(names: DraftKeys) -> str:
    return vocabulary.thai("yes_no", "no") if names.keys == "th" else "no"


def _post(titles: Sequence[str]) -> list[tuple[str, str]]:
    """A post, and the posts in whose place he signs, by their acting forms."""
    phrases: dict[str, str] = standards.table("acting")["phrases"]
    text = " ".join(titles)
    found = [
        (match.start(), match.end(), name)
        for name, phrase in phrases.items()
        for match in re.finditer(re.escape(phrase), text)
    ]
    found.sort()
    if not found:
        return [("position_title", text)]
    made = [("position_title", text[: found[0][0]].strip())]
    ends = [start for start, _, _ in found[1:]] + [len(text)]
    for (_, after, name), end in zip(found, ends, strict=True):
        made.append((name, text[after:end].strip()))
    return made


def _key(signer: FoundSigner, signatories: dict[str, Signatory]) -> str:
    """The signatory of the workspace that he is: by his name and his posts."""
    post = dict(_post(signer.titles))
    for key, signatory in signatories.items():
        acting = dict(signatory.acting_posts)
        told = {name: text for name, text in post.items() if name != "position_title"}
        is_same = same_text(signatory.name, signer.name.text) and same_text(
            signatory.rank or "", signer.rank
        )
        is_same = is_same and signatory.parentheses == signer.has_parentheses
        same_post = same_text(signatory.position_title, post.get("position_title", ""))
        if is_same and (not signer.titles or (same_post and _all_same(acting, told))):
            return key
    return ""


def _all_same(one: dict[str, str], other: dict[str, str]) -> bool:
    return one.keys() == other.keys() and all(same_text(one[name], other[name]) for name in one)


def _opinion(
    opinion: FoundOpinion, names: DraftKeys, signatories: dict[str, Signatory]
) -> Iterator[str]:
    none = vocabulary.thai("emblem_shown", "no")
    yield f"  - {names.of('opinion', 'heading', opinion.heading or none)}"
    if opinion.text:
        yield f"    {names.of('opinion', 'text', plain_text(opinion.text))}"
    signer = opinion.signer
    yield from _signer(signer, names, signatories, "    ")
    is_named = bool(signer.name.text) or not opinion.heading
    if not signer.signed and not signer.rank and is_named:
        yield f"    {names.of('opinion', 'signed', none)}"
    if not opinion.date and not opinion.is_dated:
        yield f"    {names.key('opinion', 'dated')}: {_no(names)}"
    if opinion.date:
        yield f"    {names.of('opinion', 'date', opinion.date)}"
