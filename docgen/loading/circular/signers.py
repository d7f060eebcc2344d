"""Everyone who signs beside the one signatory, found by name; and what a secret letter may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen import vocabulary
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace import offices
from docgen.loading.workspace.offices import NamedEntries
from docgen.model.dossier import ValuePath
from docgen.model.signing import Signatory

_SECTIONS = {"signatures": "signer", "opinions": "opinion", "certified_copy": "certification"}


def resolve_signers(
    reading: Reading, data: dict[str, Any], signatories: NamedEntries[Signatory]
) -> None:
    """Put the people whom ``data`` names by their short names into it, and report what cannot be.

    What is typed beside the short name stands instead of what the file of signatories has.
    """
    _secrecy(reading, data)
    if "signatures" in data and "signatory" in data:
        at = reading.places.keys[("signatures",)]
        keys = {name: reading.name("circular", name) for name in ("signatory", "signatures")}
        reading.report("DG2081", at, ("signatures",), **keys)
    for path, block in _blocks(data):
        section = _SECTIONS[str(path[0])]
        offices.one_acting(reading, section, block, path)
        _without(block)
        wanted = block.get("signatory")
        if wanted is None:
            continue
        known = signatories.models.get(wanted)
        if known is not None:
            typed = known.model_dump(exclude_unset=True, exclude={"picture"})
            acting = dict(known.acting_posts)
            plain = {name: value for name, value in typed.items() if name not in acting}
            block |= {**plain, **acting, **block}
        elif wanted in signatories.names:
            reading.found += signatories.faults[wanted]
        else:
            at = reading.places.of(*path, "signatory")
            reading.unknown_name("DG2013", at, (*path, "signatory"), wanted, signatories.names)


def _without(block: dict[str, Any]) -> None:
    """What the author says there is not of: a heading, a text, a line to sign on, a date."""
    none = vocabulary.word("emblem_shown", "no")
    names = (none.thai, *none.also)
    for name in ("heading", "signed"):
        if block.get(name, "").strip() in names:
            block[name] = ""
    if block.get("text", "").strip() in names:  # neither said nor room to write it
        block.pop("text")
        block["lines"] = "0"
    if str(block.get("date", "")).strip() in names:
        block.pop("date")
        block["dated"] = "no"


def _secrecy(reading: Reading, data: Mapping[str, object]) -> None:
    """What is most secret never goes by file."""
    if data.get("secrecy") == "most_secret":
        reading.report("DG2080", reading.places.of("secrecy"), ("secrecy",))


def _blocks(data: dict[str, Any]) -> Iterator[tuple[ValuePath, dict[str, Any]]]:
    for name in ("signatures", "opinions"):
        for index, block in enumerate(data.get(name, ())):
            yield (name, index), block
    if data.get("certified_copy"):
        yield ("certified_copy",), data["certified_copy"]
