"""Every command of docgen, with places for what is spoilt."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.spoiling import CIRCULARS, word

COMMANDS: tuple[tuple[str, ...], ...] = (
    *(("check", "{circular}"), ("check",), ("show", "{circular}"), ("show", "{word}")),
    *(("check", "{circular}", "--format", "json"), ("check", "{word}"), ("check", "{file}")),
    ("check", "{file}", "--fix", "-o", "output/x/mended.docx"),
    ("check", "{circular}", "--fix", "--diff"),
    ("check", "config/submissions/workload-2564.csv", "-o", "output/x/told.xlsx"),
    ("check", "{file}", "--programme", "โครงการ"),
    *(("build", "{circular}", "-o", "output/x", "--to", "docx"), ("build", "{word}")),
    ("build", "{circular}", "-o", "output/x", "--to", "pdf"),
    ("build", "{circular}", "-o", "output/made", "--to", "docx"),
    ("build", "{circular}", "--final", "--to", "docx"),
    ("build", "memo-example", "--final", "--approved", "{file}", "--to", "docx"),
    ("build", "{file}", "-o", "output/x"),
    *(("show", "{file}"), ("preview", "{circular}", "-o", "output/x"), ("preview", "{word}")),
    ("batch", "dla-1960", "--only", "1", "-o", "output/y", "--to", "docx"),
    ("batch", "{circular}", "--dry-run"),
    ("batch", "{circular}", "--proof", "--only", "{word}", "-o", "output/y"),
    ("batch", "ว1", "-o", "output/y", "--to", "docx", "--resume", "--keep-going"),
    ("batch", "ว1", "--final", "--only", "1", "--to", "docx"),
    ("dispatch", "ว1", "--only", "1", "-o", "output/y", "--labels", "--envelopes", "DL", "--mail"),
    ("dispatch", "{circular}", "--only", "{word}", "-o", "{word}"),
    *(("verify", "output/made"), ("verify", "{word}"), ("verify", "config"), ("verify", "{file}")),
    *(("sign", "{file}", "--p12", "{word}"), ("sign", "output/made/x.pdf", "--p12", "{file}")),
    *(("annex", "dla-1960", "-o", "output/z", "--to", "xlsx"), ("annex", "ว1", "-o", "output/z")),
    ("annex", "{circular}", "--write-aliases", "-o", "output/z", "--to", "xlsx"),
    ("forward", "dla-1960", "--office", "ชม-สถจ"),
    ("forward", "{circular}", "--office", "{word}", "--date", "{word}"),
    ("forward", "{file}", "--office", "ชม-สถจ", "-o", "output/x/forward.yaml"),
    *(("diff", "{circular}", "dla-1960"), ("diff", "{file}", "memo-example")),
    ("diff", "{word}", "{file}"),
    *(("remind", "dla-1960", "--until", "{word}"), ("remind", "ว1", "--data", "{word}")),
    *(("status", "dla-1960"), ("status", "ว1", "--data", "{word}"), ("status", "{circular}")),
    *(("read", "{circular}"), ("read", "{file}"), ("read", "{file}", "-o", "output/x/draft.yaml")),
    *(("fetch",), ("fetch", "{word}"), ("fetch", "ฐาน")),
    ("register", "list", "--office", "สถ", "--year", "2564"),
    ("register", "list", "--office", "{word}"),
    ("register", "list", "--office", "สถ", "--year", "{word}", "--received"),
    ("register", "open", "--office", "สถ", "--year", "2564", "--start", "{word}"),
    ("register", "reserve", "--office", "สถ", "--year", "2564", "--count", "{word}"),
    ("register", "reserve", "--office", "สถ", "--year", "2564", "--subject", "{word}"),
    ("register", "issue", "{word}", "{file}", "--office", "สถ", "--year", "2564"),
    ("register", "cancel", "{word}", "--office", "สถ", "--year", "2564", "--reason", "{word}"),
    ("register", "receive", "{file}", "--office", "สถ", "--year", "2564", "--subject", "ก"),
    ("register", "receive", "{file}", "--office", "สถ", "--arrived", "{word}", "--dated", "{word}"),
    ("register", "import", "{file}", "--office", "สถ", "--year", "2564"),
    ("register", "export", "--office", "สถ", "--year", "2564", "-o", "output/x/book.csv"),
    ("register", "export", "--office", "สถ", "--year", "2564", "-o", "{word}"),
    *(("register", "check"), ("register", "check", "--restore"), ("register", "check", "--accept")),
    *(("list", "kinds"), ("list", "offices"), ("list", "recipients"), ("list", "templates")),
    *(("list", "annexes"), ("list", "{word}"), ("list", "examples", "--json")),
    *(("new", "{word}"), ("new", "memorandum"), ("new", "ใบสั้น"), ("new", "--example", "{word}")),
    ("new", "หนังสือภายนอก", "--template", "{word}", "-o", "{word}"),
    ("new", "หนังสือภายนอก", "--programme", "โครงการ", "--rows", "{file}"),
    *(("init", "output/x"), ("init", "{word}"), ("init", "output/y", "--office", "{word}")),
    *(("open", "{word}", "--no-browser"), ("open", "{file}", "--no-browser"), ("open",)),
    *(("ruler", "{word}", "-o", "output/x/ruler.pdf"), ("ruler", "slip", "-o", "output/x/r.pdf")),
    *(("explain", "{word}"), ("doctor",), ("schema",), ("schema", "-o", "{word}")),
    *(("manual", "{word}"), ("manual",)),
)
_READERS = {
    "manifest.json": ("verify", "batch"),
    "register": ("register", "build", "doctor"),
    ".docx": ("read", "check", "diff", "forward", "build", "register"),
    ".pdf": ("read", "forward", "diff", "register", "build"),
    "sources.yaml": ("fetch", "doctor"),
    ".csv": ("check", "batch", "annex", "status", "remind", "register", "new"),
    ".xlsx": ("check", "batch", "annex", "new"),
    "kinds": ("new", "ruler", "list", "check"),
    "programmes": ("new", "annex", "status", "batch", "check"),
}


def relevant(file: Path) -> Iterator[tuple[str, ...]]:
    """Every command, and those that read such a file more often."""
    yield from COMMANDS
    verbs = next((of for name, of in _READERS.items() if name in str(file)), ("check", "build"))
    yield from [one for one in COMMANDS if one[0] in verbs] * 3


def filled(command: tuple[str, ...], file: Path, chance: random.Random) -> list[str]:
    """The command with its places filled; the spoilt file is asked for where it can be."""
    is_circular = file.parent.name == "circulars"
    circular = str(file) if is_circular else chance.choice(CIRCULARS)
    return [
        one.format(circular=circular, word=word(chance), file=file) if "{" in one else one
        for one in command
    ]
