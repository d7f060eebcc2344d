"""Mailboxes of a list: what is none, and those of local offices that are not in their pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen import standards
from docgen.codes.reasons import Reason
from docgen.diagnostics import Diagnostic
from docgen.model.dossier import Recipient
from docgen.thai.mailboxes import mailboxes

_CODE = re.compile(r"(?P<kind>\d\d)(?P<province>\d\d)\d{4}")


def wrong_mailboxes(recipients: Iterable[Recipient]) -> Iterator[Diagnostic]:
    """DG5132 for what stands in a list as a mailbox and is none, each at its own cell."""
    for recipient in recipients:
        for text in mailboxes(recipient.fields.get("email", "")).others:
            params = {"text": text, "name": recipient.name}
            yield Diagnostic("DG5132", recipient.email_at or recipient.at, params)


def odd_mailboxes(recipients: Iterable[Recipient]) -> Iterator[Diagnostic]:
    """DG5144 for each mailbox of a local office that its own office cannot have."""
    form = standards.table("mailboxes")
    for recipient in recipients:
        for address in mailboxes(recipient.fields.get("email", "")).addresses:
            name, _, domain = address.lower().partition("@")
            if domain != form["domain"] or not name.startswith(form["begins"]):
                continue
            reason = _reason(name.removeprefix(form["begins"]), recipient)
            if reason is not None:
                params = {"text": address, "name": recipient.name, "reason": reason}
                yield Diagnostic("DG5144", recipient.email_at or recipient.at, params)


def _reason(code: str, recipient: Recipient) -> Reason | None:
    form = standards.table("mailboxes")
    match = _CODE.fullmatch(code)
    if match is None:
        return _reason_of("shape")
    said = " ".join((recipient.name, recipient.addressee, *recipient.fields.values()))
    known = {number: province for province, number in form["provinces"].items()}
    found = known.get(match["province"])
    if found is None:
        return _reason_of("unknown", code=match["province"])
    wanted = [province for province in form["provinces"] if _names(recipient, said, province)]
    if wanted and found not in wanted:
        return _reason_of("province", code=match["province"], found=found, wanted=wanted[0])
    kind = form["kinds"].get(match["kind"])
    others = [
        each_kind
        for each_kind in form["kinds"].values()
        if each_kind != kind and _is_a(said, each_kind)
    ]
    if kind is not None and others and not _is_a(said, kind):
        return _reason_of("kind", code=match["kind"], found=kind, wanted=others[0])
    return None


def _names(recipient: Recipient, said: str, province: str) -> bool:
    """Whether a recipient is said to lie in the province, not in a place of that name elsewhere."""
    word = standards.table("mailboxes")["province"]
    alone = {value.strip() for value in (recipient.name, *recipient.fields.values())}
    return f"{word}{province}" in said.replace(f"{word} ", word) or province in alone


def _is_a(said: str, kind: str) -> bool:
    short = standards.table("mailboxes")["short"]
    return kind in said or short[kind] in said


def _reason_of(name: str, **params: str) -> Reason:
    thai, english = standards.table("mailboxes")["reasons"][name]
    return Reason(thai.format(**params), english.format(**params))
