"""The body of a letter with the ways to answer it and to fetch what is not sent on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from docgen.compose.body import Body, body
from docgen.compose.phrases import fixed_wording
from docgen.compose.wording import filled_sentence
from docgen.compose.wording.context import Context
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass, regex
from docgen.model.contacts import ReplyChannel
from docgen.model.dossier import Dossier, ValuePath
from docgen.model.letter import Block, Entry
from docgen.thai.numerals import thai_digits, to_thai

ROLE = "reply_channels"
_ADDRESS = regex(r"https?://[!-~]+")
_LONGEST = 300  # more would make a code that a telephone hardly reads on paper


def body_and_replies(dossier: Dossier, context: Context) -> Body:
    """The body, and the block of reply channels where there are any and its kind has them."""
    said = body(dossier, context)
    part = dossier.form.part(ROLE)
    if part is None:
        return said
    filling = _Filling(dossier, context)
    entries = (*filling.channels(), *filling.enclosures())
    if filling.found:
        return Body((), (*said.found, *filling.found))
    at = dossier.places.of("reply_channels")
    block = Block(ROLE, entries, part.label, at) if entries else None
    return replace(said, replies=block)


@dataclass(slots=True)
class _Filling:
    """The texts of the channels, with the names in them filled."""

    dossier: Dossier
    context: Context
    found: list[Diagnostic] = field(default_factory=list)

    def channels(self) -> tuple[Entry, ...]:
        """An entry for each: a code with its caption, or an address written out."""
        channels = enumerate(self.dossier.circular.reply_channels)
        return tuple(
            entry for index, channel in channels for entry in self._entries(index, channel)
        )

    def enclosures(self) -> Iterator[Entry]:
        """A code for each enclosure that is fetched by one."""
        enclosures = self.dossier.circular.enclosures
        for number, enclosure in enumerate(enclosures, start=1):
            place = ("enclosures", number - 1)
            url = self._address(enclosure.url or "", (*place, "url"))
            if url and enclosure.qr:
                alone = len(enclosures) == 1
                caption = fixed_wording("enclosure") if alone else _numbered_label(number)
                yield Entry(caption, code=url, at=self.dossier.places.of(*place))

    def _entries(self, index: int, channel: ReplyChannel) -> Iterator[Entry]:
        place = ("reply_channels", index)
        at = self.dossier.places.of(*place)
        caption = to_thai(self._said_text(channel.caption, (*place, "caption")))
        url = self._address(self._said_text(channel.url or "", (*place, "url")), (*place, "url"))
        email = self._said_text(channel.email or "", (*place, "email")).strip()
        if url and channel.qr:
            yield Entry(caption, code=url, at=at)
        elif url:
            yield Entry(fixed_wording("reply_by_address", caption=caption, address=url), at=at)
        if email:
            yield Entry(fixed_wording("reply_by_mail", caption=caption, email=email), at=at)

    def _address(self, text: str, path: ValuePath) -> str:
        """The web address, when a telephone can open it."""
        url = text.strip()
        if url and not (_ADDRESS.fullmatch(url) and len(url) <= _LONGEST):
            at = self.dossier.places.of(*path)
            self.found.append(Diagnostic("DG6034", at, {"text": url}))
            return ""
        return url

    def _said_text(self, text: str, path: ValuePath) -> str:
        filled, faults = filled_sentence(text, self.dossier, path, self.context)
        self.found += faults
        return filled


def _numbered_label(number: int) -> str:
    return fixed_wording("enclosure_numbered", number=thai_digits(number))
