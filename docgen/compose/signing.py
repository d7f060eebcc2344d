"""Everything that is signed or stamped: signatures, opinions, certified copies, file copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from docgen import standards, vocabulary
from docgen.compose.phrases import fixed_wording
from docgen.compose.sentences import printed_sentence
from docgen.diagnostics import Position
from docgen.kinds import Part
from docgen.model.dossier import Dossier
from docgen.model.letter import Block, Entry
from docgen.model.signing import Copy, Makers, Opinion, Signer, SigningPerson
from docgen.thai import Fault
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.marking import Marked
from docgen.thai.numerals import to_thai

# Lines of a block that are signed stand at this level; what is said above them at none.
_SIGNED = 1
_ROOM_BEFORE = "on_axis"


def lines_of_signatory(signatory: SigningPerson) -> Iterator[str]:
    """The name, then the post and the posts in whose place he signs, a line each."""
    name = signatory.name or fixed_wording("name_dots")
    if signatory.name or signatory.parentheses:
        yield f"({name})" if signatory.parentheses else name
    phrases: dict[str, str] = standards.table("acting")["phrases"]
    own = signatory.position_title
    for acting, principal in signatory.acting_posts:
        yield from f"{own} {phrases[acting]}".strip().split("\n")
        own = principal
    if own:
        yield from own.split("\n")


def signatures(part: Part, dossier: Dossier) -> tuple[Block, ...]:
    """The signatory, or everyone who signs, each a block of his own."""
    circular = dossier.circular
    if not circular.signatures and not circular.signatory and not part.required:
        return ()
    if not circular.signatures:
        at = dossier.place_in_signatory("position_title")
        name, *posts = _alone(dossier.signatory, part, at)
        entries = (replace(name, at=dossier.place_in_signatory("name")), *posts)
        return (Block(part.role, entries, part.label, dossier.places.of("signatory")),)
    across = circular.signatures_stand.columns
    return tuple(
        Block(part.role, _one_of_many(signature, part, across, at), part.label, at, beside=across)
        for number, signature in enumerate(circular.signatures)
        for at in (dossier.places.of("signatures", number),)
    )


def opinions(part: Part, dossier: Dossier) -> tuple[Block, ...]:
    """What each superior says, with room to sign and a date."""
    across = dossier.circular.opinions_stand.columns
    return tuple(
        Block(part.role, tuple(_opinion(opinion, at, across)), _heading(opinion), at, beside=across)
        for number, opinion in enumerate(dossier.circular.opinions)
        for at in (dossier.places.of("opinions", number),)
    )


def certified_copy(part: Part, dossier: Dossier) -> tuple[Block, ...]:
    """สำเนาถูกต้อง with who certifies it."""
    signer = dossier.circular.certified_copy
    if signer is None:
        return ()
    at = dossier.places.of("certified_copy")
    said = Entry(fixed_wording("certified_copy"), at=at)
    entries = (said, *_signature_lines(signer, 1, at), _dated_entry(signer.date, at))
    return (Block(part.role, entries, at=at),)


def file_copy(part: Part, dossier: Dossier) -> tuple[Block, ...]:
    """Who drafted, typed and checked, a line each to sign on; on the file copy alone."""
    circular = dossier.circular
    if circular.copy_kind is not Copy.FILE:
        return ()
    at = dossier.places.of("made_by")
    makers = circular.made_by or Makers()
    entries = tuple(
        Entry(fixed_wording("made_by", made=vocabulary.thai("makers", name), who=who or ""), at=at)
        for name, who in makers
    )
    return (Block(part.role, entries, at=at),)


def receipt_stamp(dossier: Dossier) -> tuple[str, ...]:
    """The lines of the receipt stamp: who received the letter, its number, day and time."""
    receipt = dossier.circular.receipt
    if receipt is None:
        return ()
    day = None if receipt.date is None else long_date(receipt.date)
    fields = {"number": receipt.number, "date": day, "time": receipt.time}
    return tuple(
        to_thai(text)
        for text in (
            receipt.agency,
            *(
                fixed_wording(f"receipt_{name}", value=value or fixed_wording("receipt_dots"))
                for name, value in fields.items()
            ),
        )
    )


def receipt_stamp_lines(dossier: Dossier) -> tuple[str, ...]:
    """What stands at the upper right of the first page: a receipt, a permit, a registration."""
    permit = dossier.details.get("permit", ())
    lines = (permit,) if isinstance(permit, str) else permit
    return (*map(to_thai, (*lines, *dossier.circular.corner)), *receipt_stamp(dossier))


def stamp_place(dossier: Dossier) -> Position | None:
    """Where what stands at the upper right of the first page is written."""
    circular, place = dossier.circular, dossier.places.of
    if dossier.details.get("permit"):
        return place("permit")
    if circular.corner or circular.receipt is not None:
        return place("corner" if circular.corner else "receipt")
    return None


def picture_of_final(dossier: Dossier, written: str | None) -> str:
    """The file of a picture that only a final letter carries; empty for a draft."""
    return str(dossier.workspace / written) if written and dossier.is_final else ""


def _alone(signatory: SigningPerson, part: Part, at: Position) -> tuple[Entry, ...]:
    """A name and posts; a form that has no room before the signature takes the rank to the name."""
    name, *posts = [to_thai(text) for text in lines_of_signatory(signatory)]
    rank = signatory.rank or ""
    first = Entry(name, number=rank, at=at)
    if rank and part.form != _ROOM_BEFORE:
        first = Entry(f"{rank} {name}", at=at)
    return (first, *(Entry(text, at=at) for text in posts))


def _one_of_many(signer: Signer, part: Part, across: int, at: Position) -> tuple[Entry, ...]:
    is_named = any(True for _ in lines_of_signatory(signer))
    if across == 1 and not signer.role and signer.signed is None and is_named:
        return _alone(signer, part, at)
    return tuple(_signature_lines(signer, across, at))


def _signature_lines(signer: Signer, across: int, at: Position) -> Iterator[Entry]:
    """A dotted line to sign on, with what he signs as, and who he is."""
    dots = "." * int(standards.table("fixed_words")["sign_dots"][across - 1])
    before, role = signer.rank or fixed_wording("signed"), signer.role or ""
    if signer.signed is not None:
        before = signer.signed
    signed = fixed_wording("sign_line", before=before, dots=dots, role=role).strip()
    for text in (*((signed,) if signer.signed != "" else ()), *lines_of_signatory(signer)):
        yield Entry(to_thai(text), level=_SIGNED, at=at)


def _opinion(opinion: Opinion, at: Position, across: int) -> Iterator[Entry]:
    # Alone, a line to write on is dotted to the margin; beside others it is as wide as its column.
    dots = "." * int(standards.table("fixed_words")["column_dots"]) if across > 1 else ""
    typed = [line for line in (opinion.text or "").split("\n") if line.strip()]
    for text in typed or [dots] * opinion.lines:
        said = _marked_text(text.strip())
        yield Entry(said.text, at=at, spans=said.spans)
    is_nobody = not (opinion.name or opinion.position_title or opinion.role)
    if not (is_nobody and opinion.signed == ""):
        yield from _signature_lines(opinion, across, at)
    if opinion.dated:
        yield _dated_entry(opinion.date, at)


def _marked_text(text: str) -> Marked:
    """A text with its boxes and what stands out in it; one with a faulty mark is as typed."""
    try:
        return printed_sentence(text)
    except Fault:
        return Marked(to_thai(text))


def _heading(opinion: Opinion) -> str:
    if opinion.heading is not None:
        return to_thai(opinion.heading)
    if not opinion.position_title:
        return vocabulary.thai("parts", "opinions")
    post = opinion.position_title.split("\n")[0]
    return to_thai(fixed_wording("opinion_of", post=post))


def _dated_entry(date: ThaiDate | None, at: Position) -> Entry:
    text = fixed_wording("date_dots") if date is None else long_date(date)
    return Entry(fixed_wording("dated", date=text), level=_SIGNED, at=at)


SEVERAL: dict[str, Callable[[Part, Dossier], tuple[Block, ...]]] = {
    "signature": signatures,
    "opinions": opinions,
    "certified_copy": certified_copy,
    "file_copy": file_copy,
}
