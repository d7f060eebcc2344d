"""Files spoilt from within: a value of YAML or JSON, a part of a package, a row, an attachment."""

from __future__ import annotations

import io
import json
import random
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pikepdf
import yaml

Spoil = Callable[[bytes, random.Random], bytes]
ODD: tuple[Any, ...] = (
    *(None, "", " ", [], {}, [[]], [{}], {"": ""}, {"a": {"b": ["c"]}}, True, -1, 0, 1.5, 10**400),
    *("ก" * 5_000, "9" * 400, "๙" * 40, "1-999999999", "../../../outside/secret.yaml", "/dev/zero"),
    *("{}", "{subject.__class__}", "{subject:>2000000000}", "{{ 1 }}", "{% for a in b %}", "**"),
    *("\x00", "\x1b[2J", "\u202e", "=1+1", "31 กุมภาพันธ์ 2564", "ใช่", "อัตโนมัติ", "ว 999999999"),
    *("99999 มม.", "-5 mm", "1e999 mm", "nan", "a.png", "*", "a/b", "a\nb", "\ud800", "ก\u200bข"),
)


def value(content: bytes, chance: random.Random) -> bytes:
    """Another value at one place of a YAML or JSON file, or another key."""
    try:
        tree = yaml.load(content, yaml.BaseLoader) if content[:1] not in b"{[" else None
        tree = json.loads(content) if tree is None else tree
    except (ValueError, yaml.YAMLError, RecursionError):
        return content
    for _ in range(chance.randint(1, 3)):
        tree = _changed(tree, chance, chance.randint(1, 6))
    if content[:1] in (b"{", b"["):
        return json.dumps(tree).encode()
    text = yaml.dump(tree, allow_unicode=True, sort_keys=False)
    return text.encode("utf-8", errors="surrogatepass")


def _changed(tree: Any, chance: random.Random, depth: int) -> Any:
    if depth == 0 or not isinstance(tree, dict | list) or not tree:
        return chance.choice(ODD)
    if isinstance(tree, list):
        at = chance.randrange(len(tree))
        return [*tree[:at], _changed(tree[at], chance, depth - 1), *tree[at + 1 :]]
    chosen = chance.choice(list(tree))
    if chance.random() < 0.1:
        return {(f"{key}x" if key == chosen else key): of for key, of in tree.items()}
    return {
        key: _changed(of, chance, depth - 1) if key == chosen else of for key, of in tree.items()
    }


def member(spoilt: Spoil) -> Spoil:
    """One member of a ZIP package (a Word file, a workbook) spoilt, packed again."""

    def spoil(content: bytes, chance: random.Random) -> bytes:
        made = io.BytesIO()
        try:
            with (
                zipfile.ZipFile(io.BytesIO(content)) as old,
                zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
            ):
                chosen = chance.choice(old.namelist())
                for name in old.namelist():
                    part = old.read(name)
                    new.writestr(name, spoilt(part, chance) if name == chosen else part)
        except (zipfile.BadZipFile, IndexError):
            return spoilt(content, chance)
        return made.getvalue()

    return spoil


def attachment(content: bytes, chance: random.Random) -> bytes:
    """A PDF whose carried data say something else, or whose attachments are odd."""
    made = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for name, spec in list(pdf.attachments.items()):
                data = spec.get_file().read_bytes()
                kind = chance.randrange(4)
                if kind == 0:
                    name = chance.choice(("../../outside/x.yaml", "a" * 300, "\x00", "/etc/passwd"))
                data = b"{" * 50_000 if kind == 1 else value(data, chance)
                pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
            encryption = chance.choice((False, False, False, pikepdf.Encryption(owner="a")))
            pdf.save(made, encryption=encryption)
    except (pikepdf.PdfError, ValueError):
        return content
    return made.getvalue()


def row(path: Path, chance: random.Random) -> None:
    """One cell of an SQLite file says something that no program wrote there."""
    with suppress(sqlite3.Error, OverflowError, UnicodeError), closing(sqlite3.connect(path)) as it:
        tables = [one for (one,) in it.execute("select name from sqlite_master where type='table'")]
        table = chance.choice(tables)
        columns = [one[1] for one in it.execute(f"pragma table_info('{table}')")]
        odd = chance.choice((*ODD, b"\xff\xfe", 2**62, -(2**62)))
        told = json.dumps(odd) if isinstance(odd, dict | list) else odd
        number = chance.choice(("", " where rowid = 1"))
        it.execute("pragma ignore_check_constraints = on")
        it.execute(f"update '{table}' set '{chance.choice(columns)}' = ?{number}", (told,))
        it.commit()
