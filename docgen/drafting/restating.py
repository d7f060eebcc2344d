"""What a letter says and asks, taken apart so that another office can pass it on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from docgen import own_data
from docgen.compose.letters import prepare
from docgen.compose.wording import filled_items, filled_sentence
from docgen.compose.wording.context import Context, context_of
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.model.body_parts import BodyPart, Item
from docgen.model.circular import Wording
from docgen.model.dossier import Dossier
from docgen.thai.numerals import to_arabic

_LEFT_THERE = ("table", "roster", "resumed")


@dataclass(frozen=True, slots=True)
class Restated:
    """The message of a letter and its requests, in Arabic digits; requests are its items."""

    message: str
    request: str
    requests: tuple[Item, ...]


@cache
def forwarding_words() -> Mapping[str, Any]:
    """``forward.yaml``."""
    read: dict[str, object] = own_data.plain_data(Path(__file__).parent / "forward.yaml")
    return read


def restated_letter(dossier: Dossier) -> Restated:
    """What ``dossier``'s letter says, whether it was written by a template or in paragraphs."""
    context = context_of(dossier, None, prepare(dossier).built.statuses)
    content = dossier.circular.body
    if isinstance(content, Wording):
        slots, requests = _of_wording(dossier, content, context)
    else:
        slots, requests = _of_paragraphs(dossier, content, context)
    asked = slots.get("request") or slots.get("purpose", "")
    return Restated(_message(slots), _bare(asked), requests)


def not_restated(dossier: Dossier) -> Iterator[Diagnostic]:
    """A note for each part of the body that stays in the letter itself."""
    body = dossier.circular.body
    for index, part in enumerate(body if isinstance(body, tuple) else ()):
        for name in _LEFT_THERE:
            if isinstance(part, BodyPart) and getattr(part, name):
                params = {"part": forwarding_words()["left_there"][name]}
                yield Diagnostic("DG2226", dossier.places.of("body", index, name), params)


def without_sender(message: str, sender: str) -> str:
    """What the sender says, without his name and «informs» before it: the wording says both."""
    kinds = [kind for kind in forwarding_words()["own_names"] if sender.startswith(kind)]
    names = "|".join(map(re.escape, (sender, *kinds)))
    bare = message
    for pattern in forwarding_words()["own_words"]:
        bare = re.sub(pattern.format(names=names), "", bare)
    return bare or message


def audience(recipient: str) -> str:
    """Who is asked, by the post that a letter is written to."""
    names: dict[str, str] = forwarding_words()["audiences"]
    found = next((name for post, name in names.items() if recipient.startswith(post)), None)
    return found or str(forwarding_words()["audience"])


def _of_wording(
    dossier: Dossier, wording: Wording, context: Context
) -> tuple[dict[str, str], tuple[Item, ...]]:
    chosen = dossier.wordings.wording_named(wording.template)
    slots: dict[str, str] = {}
    requests: tuple[Item, ...] = ()
    for name, value in wording.slots.items():
        slot = chosen.slot(name) if chosen else None
        english = slot.english if slot else name
        if isinstance(value, str):
            slots[english] = _said_text(value, dossier, ("body", "slots", name), context)
        else:
            requests = _items(dossier, ("body", "slots", name), value, context)
    return slots, requests


def _of_paragraphs(
    dossier: Dossier, content: Sequence[str | BodyPart], context: Context
) -> tuple[dict[str, str], tuple[Item, ...]]:
    texts: list[str] = []
    requests: tuple[Item, ...] = ()
    for index, part in enumerate(content):
        if isinstance(part, BodyPart):
            requests += _items(dossier, ("body", index, "items"), part.items, context)
        else:
            texts.append(_said_text(part, dossier, ("body", index), context))
    for pattern in forwarding_words()["paragraphs"]:
        for text in texts:
            match = re.fullmatch(pattern, text)
            if match:
                return {name: value.strip() for name, value in match.groupdict().items()}, requests
    said = [text for text in texts if not re.fullmatch(forwarding_words()["closing"], text)]
    return {"message": " ".join(_bare(text) for text in said or texts)}, requests


def _message(slots: dict[str, str]) -> str:
    for pattern in forwarding_words()["message"]:
        wanted = re.findall(r"\{(\w+)\}", pattern)
        if all(slots.get(name) for name in wanted):
            filled: str = pattern.format(**{name: _bare(slots[name]) for name in wanted})
            return filled
    return ""


def _bare(text: str) -> str:
    """Without the words that lead on to a list or to an enclosure."""
    return re.sub(forwarding_words()["ending"], "", text).strip()


def _said_text(text: str, dossier: Dossier, path: tuple[str | int, ...], context: Context) -> str:
    said, _ = filled_sentence(text, dossier, path, context)
    return re.sub(r"\s+", " ", to_arabic(said)).strip()


def _items(
    dossier: Dossier, path: tuple[str | int, ...], items: Sequence[Item], context: Context
) -> tuple[Item, ...]:
    filled, _ = filled_items(dossier, path, items, context)
    return tuple(_in_arabic(item) for item in filled)


def _in_arabic(item: Item) -> Item:
    under = tuple(_in_arabic(sub_item) for sub_item in item.items)
    return Item(text=to_arabic(item.text), items=under, form=item.form, upper=item.upper)
