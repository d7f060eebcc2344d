"""Every name once, in both languages."""

from __future__ import annotations

import pytest

from docgen import kinds, vocabulary
from docgen.model import body_parts, circular, contacts, rosters, signing
from docgen.model.as_pydantic import as_pydantic
from docgen.model.records import Model

MODELS: dict[str, type[Model]] = {
    "circular": circular.Circular,
    "reference": circular.Reference,
    "enclosure": circular.Enclosure,
    "deadline": circular.Deadline,
    "items": body_parts.BodyPart,
    "item": body_parts.Item,
    "table": body_parts.BodyTable,
    "contact": contacts.Contact,
    "coordinator": contacts.Coordinator,
    "reply_channel": contacts.ReplyChannel,
    "event": contacts.Event,
    "roster": rosters.Roster,
    "person": rosters.Person,
    "annex_request": circular.AnnexRequest,
    "departure": circular.Departure,
    "insertion": circular.Insertion,
    "office": circular.Office,
    "signatory": signing.Signatory,
    "signer": signing.Signer,
    "opinion": signing.Opinion,
    "certification": signing.Certification,
    "makers": signing.Makers,
    "receipt": signing.Receipt,
    "form_code": signing.FormCode,
    "letter_digits": circular.Digits,
}


@pytest.mark.parametrize("section", MODELS)
def test_every_field_has_its_names_and_explanation(section: str) -> None:
    model = MODELS[section]
    schema = as_pydantic(model).model_json_schema()
    typed = schema.get("$defs", {}).get(model.__name__, schema)["properties"]
    assert set(vocabulary.names(section, "en")) == set(typed)
    for one in vocabulary.words(section):
        assert one.thai
        assert one.title
        assert one.description


def test_no_name_stands_for_two_things() -> None:
    for section in vocabulary.sections():
        names = [name for one in vocabulary.words(section) for name in (one.thai, *one.also)]
        assert len(names) == len(set(names)), section
        assert not {name for name in names if vocabulary.english(section, name) is None}, section


def test_kinds_are_called_as_in_their_own_files() -> None:
    for one in vocabulary.words("kinds"):
        assert kinds.kind(one.english).thai == one.thai


def test_urgencies_are_those_of_the_model() -> None:
    assert set(vocabulary.names("urgency", "en")) == {one.value for one in circular.Urgency}


def test_names_are_found_in_either_language_however_composed() -> None:
    assert vocabulary.english("circular", "เรื่อง") == "subject"
    assert vocabulary.english("circular", "subject") == "subject"
    assert vocabulary.english("circular", "เรือง") is None
    assert vocabulary.thai("circular", "subject") == "เรื่อง"


def test_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        vocabulary.thai("circular", "colour")
