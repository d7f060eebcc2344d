"""Text as XML has it: in an element, and as the value of an attribute."""

from __future__ import annotations


def escape(text: str) -> str:
    """``text`` between two tags."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def attribute(text: str) -> str:
    """``text`` within double quotes, which are not among it."""
    return escape(text).replace('"', "&quot;")


def quoted_attribute(text: str) -> str:
    """``text`` as an attribute's value with its quotes; what would be read as a space is named."""
    text = escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace('"', "&quot;") + '"'
