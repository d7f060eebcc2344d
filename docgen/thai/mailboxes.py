"""Addresses of mailboxes as lists have them: one, several, or none."""

from __future__ import annotations

from docgen.light import dataclass, regex

_PARTS = regex(r"[,;\n/|]|\s(?:และ|หรือ|กับ)\s")
_REMARK = regex(r"\((?!(?i:at|dot)\))[^()]{0,200}\)")
_LABEL = regex(
    r"(?i:mailto:|e-?mail\s{0,9}+:?(?=[\sA-Za-z0-9])|"
    r"อีเมล์?(?:สารบรรณ)?\s{0,9}+:?\s{0,9}+(?=[A-Za-z0-9]))"
)
_NAMED = regex(r"[^<>@]{0,200}<(?P<address>[^<>\s]{1,320})>")
_MAILBOX = regex(
    r"[A-Za-z0-9](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_%+-])?@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,63}"
)
_NONE = frozenset("-\u2010\u2011\u2012\u2013\u2014")


@dataclass(frozen=True, slots=True)
class Mailboxes:
    """What a cell says: the mailboxes, and what is none of them."""

    addresses: tuple[str, ...]
    others: tuple[str, ...] = ()


def mailboxes(text: str) -> Mailboxes:
    """Every mailbox in ``text``; a dash alone is none, a remark in brackets is left out.

    ``saraban@krabi.go.th, krabi@moi.go.th``; ``saraban@lamphun`` is no mailbox. What is none is
    said as it stands between two commas, however many words it has.
    """
    addresses: list[str] = []
    others: list[str] = []
    for part in _PARTS.split(_REMARK.sub(" ", text)):
        written = part.strip()
        if not written or set(written) <= _NONE:
            continue
        named = _NAMED.fullmatch(written)
        label = _LABEL.match(written)
        words = [named["address"]] if named else written[label.end() if label else 0 :].split()
        known = [word.rstrip(".") for word in words if _is_mailbox(word.rstrip("."))]
        rest = [word for word in words if not _is_mailbox(word.rstrip("."))]
        addresses += known
        others += [" ".join(rest)] if rest else []
    return Mailboxes(tuple(dict.fromkeys(addresses)), tuple(others))


def _is_mailbox(word: str) -> bool:
    return _MAILBOX.fullmatch(word) is not None and ".." not in word
