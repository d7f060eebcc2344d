"""Rules about who is written to and who signs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from docgen import standards, vocabulary
from docgen.checks.proper_names import pattern
from docgen.checks.rule_input import SourceRule, form
from docgen.diagnostics import Diagnostic, Position
from docgen.model.dossier import Dossier, ValuePath
from docgen.model.signing import SigningPerson


def salutation_not_typed(dossier: Dossier) -> Iterator[Diagnostic]:
    """The salutation is chosen with the close, so it is not typed before the recipient."""
    text = dossier.circular.recipient
    for word in form("salutations"):
        if text.startswith(word) and text[len(word) : len(word) + 1] in ("", " "):
            at = dossier.places.position_inside(("recipient",), text, 0, len(word))
            ordinary = standards.table("salutations")["ordinary"]["salutation"]
            yield Diagnostic("DG7101", at, {"word": word, "text": text, "salutation": ordinary})
            return


def one_of_the_fourteen(dossier: Dossier) -> Iterator[Diagnostic]:
    """An office that is honoured is named exactly, or it is another office."""
    for text, at in _addressees(dossier):
        office = _office_meant(text)
        if office is not None:
            yield Diagnostic("DG7103", at, {"text": text, "office": office})


def monks_and_royalty(dossier: Dossier) -> Iterator[Diagnostic]:
    """Monks and members of the royal family have forms that a person must choose."""
    if dossier.circular.addressee_rank or dossier.circular.salutation:
        return
    special = tuple(form("own_salutation"))
    for text, at in _addressees(dossier):
        if text.startswith(special):
            yield Diagnostic("DG7104", at, {"text": text})


def _addressees(dossier: Dossier) -> Iterator[tuple[str, Position | None]]:
    """The circular's addressee, and those of its list for whom no rank has been chosen."""
    yield dossier.circular.recipient.strip(), dossier.places.of("recipient")
    for recipient in dossier.recipients:
        if vocabulary.english("addressee_ranks", recipient.fields.get("class", "")) is None:
            yield recipient.addressee, recipient.at


@lru_cache(maxsize=4096)
def _office_meant(text: str) -> str | None:
    """The honoured office that ``text`` all but names."""
    offices: list[str] = standards.table("salutations")["honoured"]["offices"]
    if text in offices:
        return None
    bare = text
    for word in form("before_an_office"):
        bare = bare.removeprefix(word).strip()
    for office in offices:
        shortened = form("short_for").get(bare) == office
        is_meant = bare == office or bare.startswith(f"{office} ") or shortened
        if is_meant or (bare.startswith(office) and bare[len(office) :].startswith("(")):
            return office
    return None


def people(dossier: Dossier) -> Iterator[tuple[SigningPerson, Position, Position]]:
    """Everyone who signs under a name, with the places of his name and of his post."""
    circular, places = dossier.circular, dossier.places
    if circular.signatory and dossier.form.takes("signatory"):
        name_at = dossier.place_in_signatory("name")
        yield dossier.signatory, name_at, dossier.place_in_signatory("position_title")
    signers: list[tuple[ValuePath, SigningPerson]] = []
    for name in ("signatures", "opinions"):
        signers += [((name, row), signer) for row, signer in enumerate(getattr(circular, name))]
    if circular.certified_copy is not None:
        signers.append((("certified_copy",), circular.certified_copy))
    for path, signer in signers:
        if signer.name:
            yield signer, places.of(*path, "name"), places.of(*path, "position_title")


def full_name(dossier: Dossier) -> Iterator[Diagnostic]:
    """The printed name has a title, a name and a surname; a draft may leave it open."""
    for person, at, _ in people(dossier):
        if not person.rank:
            yield from _name(person.name.strip(), at)


def _name(name: str, at: Position) -> Iterator[Diagnostic]:
    if pattern("not_a_person").search(name) or not pattern("thai_letter").search(name):
        return
    name = pattern("signed_word").sub("", name)
    for title in form("professional_titles"):
        if name.startswith(title):
            yield Diagnostic("DG7113", at, {"title": title})
            return
    titles = tuple(form("titles"))
    title = next((each_title for each_title in titles if name.startswith(each_title)), "")
    rest = name.removeprefix(title)
    is_rank = not title and any(name.startswith(rank) for rank in form("ranks"))
    if title and rest.startswith(" "):
        mend = (name, title + rest.strip())
        params = {"title": title, "suggestion": mend[1]}
        yield Diagnostic("DG7114", at, params, mend=mend)
    elif not (title or is_rank) or len(rest.split()) < 2:
        yield Diagnostic("DG7112", at, {"name": name})


def acting_is_a_field(dossier: Dossier) -> Iterator[Diagnostic]:
    """The words of acting end a line of their own, so they are not typed into the title."""
    phrases: dict[str, str] = standards.table("acting")["phrases"]
    for person, _, at in people(dossier):
        phrase = next((said for said in phrases.values() if said in person.position_title), None)
        if phrase is not None:
            yield Diagnostic("DG7115", at, {"phrase": phrase})


SOURCE_RULES: tuple[SourceRule, ...] = (
    salutation_not_typed,
    one_of_the_fourteen,
    monks_and_royalty,
    full_name,
    acting_is_a_field,
)
