"""Keys and words that a section does not know: what was probably meant, where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen import vocabulary
from docgen.codes import reasons
from docgen.codes.reasons import Reason
from docgen.diagnostics import Diagnostic, Position
from docgen.loading.fields.field_forms import form_of_field
from docgen.loading.fields.suggestions import (
    OFFERED,
    either_of,
    longest_start,
    near_spoken,
    nearest_joined,
    usual_names,
)
from docgen.loading.yaml.nodes import Node, Scalar
from docgen.model import declared
from docgen.model.dossier import ValuePath
from docgen.thai.names import nearest_names

if TYPE_CHECKING:
    from docgen.loading.fields.field_reading import Reading

_LETTER = "circular"
_OF_KEYS = ("DG2002", "DG2034")
_MOST_SUGGESTED = 30
_OF_ITEMS = ("documents", "list")  # lists whose items may have keys of their own
_SAID_ONCE = ("telephone", "fax", "letterhead", "position_title")
_FILES = {"office": "config/offices.yaml", "signatory": "config/signatories.yaml"}


def tell_key(reading: Reading, key: Scalar, section: str, path: ValuePath) -> None:
    """A key that the section does not know: what is meant, or where it belongs."""
    known = vocabulary.bilingual_names(section) + (
        reading.own_fields if section == "circular" else ()
    )
    # Nobody reads so many suggestions, and each takes its time.
    has_enough = sum(fault.code in _OF_KEYS for fault in reading.found) > _MOST_SUGGESTED
    known = () if has_enough else known
    unsure = vocabulary.doubtful_words(section).get(key.text) if section else None
    # The field that was meant is there, under a wrong name.
    for near in (unsure,) if unsure else nearest_names(key.text, known):
        reading.faulted.add((*path, vocabulary.english(section, near) or near))
    home = _home_of(key.text) if section == "circular" else None
    owned = [field for field in reading.own_fields if key.text in field and home is not None]
    home = None if owned else home
    near_one = unsure or nearest_joined(key.text, known) or either_of(owned)
    if not near_one and not has_enough:
        near_one = near_spoken(key.text, section)
    if section == "circular" and vocabulary.is_heading_of_body(key.text):
        reading.report("DG2036", key.at, (*path, "body"), key=key.text)
    elif section == "circular" and (owner := _owner_of(key.text)) and not unsure:
        said = vocabulary.thai("circular", owner)
        reading.found = [fault for fault in reading.found if not _lacks_colon(fault, key.at)]
        usual, file = _usual_key(owner, key.text), _FILES[owner]
        reading.report("DG2046", key.at, key=key.text, owner=said, file=file, usual=usual)
    elif home is not None and not unsure:
        way = _way_home(key.text, home)
        reading.report("DG2029", key.at, key=key.text, home=reading.name("circular", home), way=way)
    elif near_one:
        reading.report("DG2002", key.at, key=key.text, suggestion=near_one)
    else:
        reading.report("DG2034", key.at, key=key.text)


def tell_choice(
    reading: Reading,
    node: Node,
    text: str,
    path: ValuePath,
    known: dict[str, str],
    section: str,
) -> None:
    """A word that is none of the ``known`` ones, which are those of ``section`` if any."""
    spoken = vocabulary.spoken_names(section) if section else {}
    thai = tuple(name for name in known if not name.isascii() and name not in spoken)
    key = reading.written_key(path)
    sure = vocabulary.doubtful_words(section).get(text.strip()) if section else None
    near = (sure,) if sure else nearest_names(text, thai or tuple(known))[:OFFERED]
    near = near or longest_start(text.strip(), thai)
    near = usual_names(near, section) if section else near
    listed = "docgen list kinds" if section == "kinds" else ""
    meant = reasons.names_meant(near, thai or tuple(known), listed)
    reading.report("DG2010", node.at, path, text=text, key=key, meant=meant)


def _home_of(key: str) -> str | None:
    """The field of a circular under which a key belongs that stands beside it."""
    fields = declared.fields_of("circular")
    homes = {field.section: name for name, field in fields.items() if field.section}
    for section, name in {"wording": "body", **homes}.items():
        if section in vocabulary.sections() and vocabulary.english(section, key) not in (None, key):
            return name
    return None


def _way_home(key: str, home: str) -> Reason:
    """How a key of the letter is moved under the field ``home``, as that is written."""
    named = vocabulary.thai(_LETTER, home)
    form, section = form_of_field(_LETTER, home)
    if form in _OF_ITEMS:
        return reasons.moved_into_item(key, named, vocabulary.words(section)[0].thai)
    if form == "named":
        return reasons.moved_under_name(key, named)
    if form == "choice":
        return reasons.typed_choice(key, named)
    return reasons.moved_under(key, named)


def _owner_of(key: str) -> str:
    """Whose file a key of a circular belongs to: ``office``, ``signatory`` or nobody's."""
    owned = {owner: vocabulary.english(owner, key) for owner in ("office", "signatory")}
    return next((owner for owner, name in owned.items() if name in _SAID_ONCE), "")


def _usual_key(section: str, key: str) -> str:
    """A key of ``section`` by its usual word."""
    name = vocabulary.english(section, key)
    return vocabulary.thai(section, name) if name else key


def _lacks_colon(fault: Diagnostic, at: Position) -> bool:
    """Whether it is that the line of a place has no key."""
    return fault.code == "DG1301" and fault.at is not None and fault.at.line == at.line
