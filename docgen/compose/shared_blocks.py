"""What the letters of one batch share: composed for the first of them, and taken by the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from docgen.compose import parts, signing
from docgen.compose.body import Body
from docgen.compose.phrases import salutation_to
from docgen.compose.replies import body_and_replies
from docgen.compose.wording.context import Context, context_of, of_recipient
from docgen.kinds import Part
from docgen.light import dataclass
from docgen.model.dossier import Dossier, Recipient
from docgen.model.letter import Block, Letter

if TYPE_CHECKING:
    from docgen.compose.annexes.board import StatusCounts


class Watched(dict[str, object]):
    """The recipient's names, noting whether a wording asked for any of them."""

    asked = False

    def __getitem__(self, name: str) -> Any:
        self.asked = True
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.asked = True
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The value under ``name``; the wording has then asked."""
        self.asked = True
        return super().get(name, default)

    def __iter__(self) -> Any:
        self.asked = True
        return super().__iter__()


class _Observed:
    """A recipient that notes whether anything of it was read."""

    def __init__(self, recipient: Recipient) -> None:
        self._recipient = recipient
        self.was_read = False

    def __getattr__(self, name: str) -> Any:
        self.was_read = True
        return getattr(self._recipient, name)


@dataclass(slots=True)
class Series:
    """Blocks that no recipient changes, and bodies by the salutation they were written under.

    ``latest`` are the blocks made last for those parts that a recipient may change; a block equal
    to the one before it is the same object, so that later stages know it again; ``base`` is the
    letter without its blocks.
    """

    blocks: dict[str, Block | None] = field(default_factory=dict)
    contexts: dict[str, Context] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    latest: dict[str, Block | None] = field(default_factory=dict)
    whole: Letter | None = None
    base: Letter | None = None
    signed: dict[str, tuple[Block, ...]] = field(default_factory=dict)

    def reuse_letter(self, letter: Letter) -> Letter:
        """The letter made before where this one says the same: later stages know it again."""
        if self.whole is None or letter != self.whole:
            self.whole = letter
        return self.whole

    def body(
        self,
        dossier: Dossier,
        recipient: Recipient,
        statuses: Mapping[str, StatusCounts],
    ) -> tuple[Body, bool]:
        """The body, and whether it is the same for everyone under this salutation."""
        address = salutation_to(dossier, recipient)["salutation"]
        shared = self.bodies.get(address)
        if shared is not None:
            return shared, True
        first = self.contexts.get(address)
        if first is None:
            first = self.contexts[address] = context_of(dossier, recipient, statuses)
        names = Watched(of_recipient(dossier, recipient))
        known = first.values["recipient"]
        values = {key: names if value is known else value for key, value in first.values.items()}
        own = replace(first, values=values, recipient=recipient)
        said = body_and_replies(dossier, own)
        if names.asked or said.found:
            return said, False
        self.bodies[address] = said
        return said, True

    def several_blocks(self, part: Part, dossier: Dossier) -> tuple[Block, ...]:
        """The blocks of a part of which there may be several; the same for every recipient."""
        if part.role not in self.signed:
            self.signed[part.role] = signing.SEVERAL[part.role](part, dossier)
        return self.signed[part.role]

    def block(self, part: Part, dossier: Dossier, recipient: Recipient) -> Block | None:
        """The block of one part; kept when making it read nothing of the recipient."""
        if part.role in self.blocks:
            return self.blocks[part.role]
        seen: Any = _Observed(recipient)
        made = parts.part_block(part, dossier, seen)
        if not seen.was_read:
            self.blocks[part.role] = made
        elif part.role in self.latest and made == self.latest[part.role]:
            return self.latest[part.role]
        self.latest[part.role] = made
        return made
