"""Everyone who signs beside the one signatory, found by name; and what a secret letter may not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen import vocabulary
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace import offices
from docgen.loading.workspace.offices import NamedEntries
from docgen.model.dossier import ValuePath
from docgen.model.signing import Signatory

if TYPE_CHECKING:
    from docgen.loading.circular.as_written import CircularAsWritten, SignerAsWritten

_SECTIONS = {"signatures": "signer", "opinions": "opinion", "certified_copy": "certification"}


def resolve_signers(
    reading: Reading, circular: CircularAsWritten, signatories: NamedEntries[Signatory]
) -> None:
    """Write out the people who sign by their short names, and report what cannot be.

    What is typed beside the short name stands instead of what the file of signatories has.
    """
    _secrecy(reading, circular)
    if "signatures" in circular and "signatory" in circular:
        at = reading.places.keys[("signatures",)]
        keys = {name: reading.name("circular", name) for name in ("signatory", "signatures")}
        reading.report("DG2081", at, ("signatures",), **keys)
    for path, block in _blocks(circular):
        section = _SECTIONS[str(path[0])]
        offices.one_acting(reading, section, block, path)
        _without(block)
        wanted = block.get("signatory")
        if not isinstance(wanted, str):
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


def _without(block: SignerAsWritten) -> None:
    """What the author says there is not of: a heading, a text, a line to sign on, a date."""
    none = vocabulary.word("emblem_shown", "no")
    names = (none.thai, *none.also)
    for name in ("heading", "signed"):
        if str(block.get(name, "")).strip() in names:
            block[name] = ""
    if str(block.get("text", "")).strip() in names:  # neither said nor room to write it
        block.pop("text")
        block["lines"] = "0"
    if str(block.get("date", "")).strip() in names:
        block.pop("date")
        block["dated"] = "no"


def _secrecy(reading: Reading, circular: CircularAsWritten) -> None:
    """What is most secret never goes by file."""
    if circular.get("secrecy") == "most_secret":
        reading.report("DG2080", reading.places.of("secrecy"), ("secrecy",))


def _blocks(circular: CircularAsWritten) -> Iterator[tuple[ValuePath, SignerAsWritten]]:
    for index, block in enumerate(circular.get("signatures", ())):
        yield ("signatures", index), block
    for index, block in enumerate(circular.get("opinions", ())):
        yield ("opinions", index), block
    if circular.get("certified_copy"):
        yield ("certified_copy",), circular["certified_copy"]
