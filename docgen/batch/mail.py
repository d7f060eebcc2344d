"""A message for each recipient's mailbox, ready to be sent by hand; docgen never sends anything."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

_TYPES = {
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("application", "pdf"),
}
_THAILAND = datetime.timezone(datetime.timedelta(hours=7))
_BOUNDARY = "docgen-letter"


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
    made["To"] = to
    if sender:
        made["From"] = sender
    made["Subject"] = subject
    made["X-Unsent"] = "1"
    if date is not None:
        made["Date"] = datetime.datetime.combine(date, datetime.time(), _THAILAND)
    made.set_content(text, cte="base64")
    for name, content in files.items():
        main, sub = _TYPES[name.rpartition(".")[2]]
        made.add_attachment(content, maintype=main, subtype=sub, filename=name)
    made.set_boundary(_BOUNDARY)
    return made.as_bytes()
