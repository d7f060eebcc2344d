"""What a file is, told by its content: nothing but Word files, PDF and text is read."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.reading.unread_files import refused_file

MOST_BYTES = 20_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM", b"RIFF")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_HEAD = 1024  # a PDF may begin within so many bytes


def content_of(path: Path) -> bytes:
    """The bytes of ``path``. Raises: Rejected, when it is too large or not to be read."""
    return opening.content(path, MOST_BYTES)


def format_of(path: Path, content: bytes) -> str:
    """``docx``, ``pdf`` or ``text``. Raises: Rejected, when it is something else, saying what."""
    if len(content) > MOST_BYTES:
        raise refused_file(path, "too_large")
    if b"%PDF-" in content[:_HEAD]:
        return "pdf"
    if content.startswith(b"PK"):
        return _of_archive(path, content)
    if content.startswith(_OLE):
        is_locked = _LOCKED in content
        is_word = _OLD_WORD in content or path.suffix.lower() in (".doc", ".docx", ".dot")
        raise refused_file(
            path, "password" if is_locked else "old_word" if is_word else "other_office"
        )
    if content.startswith(_PICTURES):
        raise refused_file(path, "picture")
    if content.startswith(_ARCHIVES):
        raise refused_file(path, "archive")
    start = content[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"{\\rtf"):
        raise refused_file(path, "rich_text")
    if start.startswith((b"<!doctype html", b"<html", b"mime-version:")):
        raise refused_file(path, "web_page")
    return _of_suffix(path, content)


def _of_suffix(path: Path, content: bytes) -> str:
    """Text, unless its name says that something else was meant or most of it is no text."""
    suffix = path.suffix.lower()
    if suffix in (".docx", ".docm", ".dotx", ".doc", ".odt"):
        raise refused_file(path, "broken")
    if suffix == ".pdf":
        raise refused_file(path, "broken_pdf")
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not utf_16 and content[:4096].count(0) > len(content[:4096]) // 8:
        raise refused_file(path, "unknown")
    if not content.strip():
        raise refused_file(path, "empty")
    return "text"


def _of_archive(path: Path, content: bytes) -> str:
    head = content[:200]
    if b"mimetypeapplication/vnd.oasis" in head:
        raise refused_file(path, "open_document")
    names = content[-200_000:]
    if b"vbaProject.bin" in names or path.suffix.lower() in (".docm", ".dotm"):
        raise refused_file(path, "macros")
    if b"word/" in names or b"[Content_Types].xml" in names:
        if b"xl/workbook" in names or b"ppt/presentation" in names:
            raise refused_file(path, "other_office")
        return "docx"
    if b"xl/" in names or b"ppt/" in names:
        raise refused_file(path, "other_office")
    if path.suffix.lower() in (".docx", ".dotx"):
        raise refused_file(path, "broken")
    raise refused_file(path, "archive")
