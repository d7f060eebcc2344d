"""A message for each recipient's mailbox, ready to be sent by hand; docgen never sends anything."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses

from docgen.light import regex
from docgen.writers.formats import FORMATS

_THAILAND = datetime.timezone(datetime.timedelta(hours=7))
_BOUNDARY = "docgen-letter"
_MAILBOX = regex(r"[A-Za-z0-9._%+&'*/=?^{|}~!#$-]{1,64}@[A-Za-z0-9.-]{1,255}")


def message(
    *,
    sender: str | None,
    to: str,
    subject: str,
    text: str,
    date: datetime.date | None,
    files: Mapping[str, bytes],
) -> bytes:
    """An ``.eml`` that mail programs open as a draft; the same letter gives the same bytes."""
    made = EmailMessage(policy=SMTP)
    made.set_content(text, cte="base64")
    for name, content in files.items():
        main, sub = FORMATS[name.rpartition(".")[2]].media
        made.add_attachment(content, maintype=main, subtype=sub, filename=name)
    made.set_boundary(_BOUNDARY)
    moment = datetime.datetime.combine(date, datetime.time(), _THAILAND) if date else None
    headers = {
        "To": _addresses(to),
        "From": _addresses(sender or ""),
        "Subject": _encoded_header(subject),
        "X-Unsent": "1",
        "Date": format_datetime(moment) if moment else "",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return head.encode("ascii") + made.as_bytes()


def _encoded_header(text: str) -> str:
    """Text for a header. It is encoded whole: nothing in it can be read as another header.

    The library would decode what looks encoded in a text, and fold what comes out.
    """
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return Header(plain.encode("utf-8", "replace"), "utf-8").encode(linesep="\r\n")


def _addresses(text: str) -> str:
    """The mailboxes of a text, each plain, with their names encoded; what is none is left out."""
    found = getaddresses([_one_line(text)])
    known = [(name, address) for name, address in found if _MAILBOX.fullmatch(address)]
    return ",\r\n ".join(
        f"{_encoded_header(name)}\r\n <{address}>" if name.strip() else address
        for name, address in known
    )


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
