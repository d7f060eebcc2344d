"""Fresh processes: each command's processor time and modules, beside a plain docxtpl script.

    python -m tests.bench.bench_start [RUNS] [--tree FOLDER]

The commands are taken in turn, so that a machine that slows down slows all of them. ``--tree``
measures another checkout of docgen with this one's Python, for a table of before and after.
Compiled modules are written as an installation writes them, whatever the environment says.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 9
PEER = "docxtpl, a plain script"
_LETTER, _WHOLE = "config/circulars/memo-example.yaml", "config/circulars/dla-1960.yaml"
_PEER_SCRIPT = """
import sys
from docxtpl import DocxTemplate
document = DocxTemplate(sys.argv[1])
document.render({"addressee": "ผู้ว่าราชการจังหวัดเชียงใหม่"}, autoescape=True)
document.save(sys.argv[2])
"""


def commands(folder: Path) -> dict[str, list[str]]:
    """Each command by name, as arguments of Python."""
    docgen, out = ["-m", "docgen"], str(folder / "out")
    return {
        "python -c pass": ["-c", "pass"],
        PEER: [str(folder / "peer.py"), str(folder / "template.docx"), str(folder / "peer.docx")],
        "docgen --help": [*docgen, "--help"],
        "docgen build --to docx": [*docgen, "build", _LETTER, "--to", "docx", "-o", out + "1"],
        "docgen build": [*docgen, "build", _LETTER, "-o", out + "2"],
        "docgen build, circular with annex": [*docgen, "build", _WHOLE, "-o", out + "3"],
        "docgen check": [*docgen, "check", _LETTER],
        "docgen show": [*docgen, "show", _LETTER],
        "docgen preview": [*docgen, "preview", _LETTER, "-o", out + "4"],
        "docgen new": [*docgen, "new", "memorandum"],
        "docgen list kinds": [*docgen, "list", "kinds"],
        "docgen explain": [*docgen, "explain", "DG2031"],
        "docgen register list": [*docgen, "register", "list"],
        "docgen verify": [*docgen, "verify", str(folder / "out1")],
    }


def run(runs: int = RUNS, tree: Path = ROOT) -> list[str]:
    """One row a command: processor time, beside the peer's, and the modules it loads.

    Both medians are held against each other, and both least times, which a busy machine spoils
    less.
    """
    with tempfile.TemporaryDirectory(prefix="docgen-bench-") as place:
        folder = Path(place)
        environment = _environment(folder, tree)
        _prepare(folder, environment, tree)
        wanted = commands(folder)
        modules = {name: _modules(one, environment, tree) for name, one in wanted.items()}
        spent: dict[str, list[float]] = {name: [] for name in wanted}
        for _ in range(runs):
            for name, arguments in wanted.items():
                spent[name].append(_seconds([sys.executable, *arguments], environment, tree))
    peer, least = statistics.median(spent[PEER]), min(spent[PEER])
    head = f"{'ms':>7}{'from':>7}{'to':>7}{'x peer':>8}{'least':>8}{'modules':>9}"
    rows = [f"{'processor time of a fresh process':36}{head}"]
    for name, taken in spent.items():
        middle, ends = statistics.median(taken), (min(taken), max(taken))
        figures = "".join(f"{value * 1000:7.0f}" for value in (middle, *ends))
        beside = f"{middle / peer:8.2f}{min(taken) / least:8.2f}"
        rows.append(f"{name:36}{figures}{beside}{modules[name]:9}")
    return rows


def _environment(folder: Path, tree: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "PYTHONPATH": str(tree),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
    }


def _prepare(folder: Path, environment: Mapping[str, str], tree: Path) -> None:
    """The peer's template is docgen's own letter; every command has run once."""
    (folder / "peer.py").write_text(_PEER_SCRIPT, encoding="utf-8")
    first = [sys.executable, *commands(folder)["docgen build --to docx"]]
    subprocess.run(first, env=environment, cwd=tree, check=True, capture_output=True)
    (made,) = (folder / "out1").glob("*.docx")
    (folder / "template.docx").write_bytes(made.read_bytes())


def _modules(arguments: Sequence[str], environment: Mapping[str, str], tree: Path) -> int:
    command = [sys.executable, "-X", "importtime", *arguments]
    subprocess.run(command, env=environment, cwd=tree, check=False, capture_output=True)
    ran = subprocess.run(command, env=environment, cwd=tree, check=False, capture_output=True)
    return ran.stderr.count(b"import time:") - 1


def _seconds(command: Sequence[str], environment: Mapping[str, str], tree: Path) -> float:
    """Processor time of one process with its children, as the system counts it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, cwd=tree, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    tree, rest = ROOT, list(arguments)
    if "--tree" in rest:
        place = rest.index("--tree")
        tree = Path(rest[place + 1])
        del rest[place : place + 2]
    for row in run(int(rest[0]) if rest else RUNS, tree):
        sys.stdout.write(row + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
