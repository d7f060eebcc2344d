"""200,000 rows of submissions to a finished annex, beside DuckDB that counts the same file.

    python -m tests.bench.bench_submissions [ROWS]

Both start from the CSV. docgen checks every cell and name, and goes on to DOCX, PDF and XLSX;
DuckDB only reads and counts. The two counts must agree.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from docgen.compose import letter
from docgen.loading.circular import circulars
from docgen.loading.submissions import provinces
from docgen.loading.workspace import Workspace
from docgen.press import Press
from docgen.writers import xlsx
from tests.helpers.annex_circulars import circular
from tests.helpers.tables_of_submissions import LONG, csv_text
from tests.helpers.workspaces import make_workspace

ROWS = 200_000
DOMAINS = 8
QUERY = """
with d as (select จังหวัด p, อำเภอ a, count(*) n, count(วันที่บันทึก) r from read_csv(?, header = true,
  all_varchar = true, nullstr = '') group by all),
     p as (select p, case when sum(r) = sum(n) then 'full' when sum(r) > 0 then 'half' else 'empty'
  end s from d group by p)
select s, count(*) from p group by s
"""


def main(rows: int = ROWS) -> None:
    folder = Path(tempfile.mkdtemp(prefix="docgen-bench-"))
    try:
        workspace = make_workspace(folder / "workspace")
        path = workspace.config / "submissions" / "given.csv"
        path.write_text(_data(rows), encoding="utf-8")
        say(f"{rows} rows, {path.stat().st_size / 1e6:.1f} MB")
        with _timed("DuckDB: read and group"):
            connection = duckdb.connect(config={"threads": 2})
            expected = dict(connection.execute(QUERY, [str(path)]).fetchall())
        found = _annex(workspace)
        assert {name: n for name, n in found.items() if n} == expected, (found, expected)
        say(f"counts agree: {expected}")
    finally:
        shutil.rmtree(folder)


def _annex(workspace: Workspace) -> Counter[str]:
    written = workspace.config / "circulars" / "given.yaml"
    written.write_text(circular("สถานะสองคอลัมน์", body=""), encoding="utf-8")
    press = Press()
    with _timed("docgen: file to finished annex, DOCX PDF XLSX"):
        with _timed("  read and checked"):
            loaded = circulars.load(written, workspace)
        assert loaded.dossier is not None, [one.message() for one in loaded.found][:3]
        with _timed("  counted and composed"):
            made = letter(loaded.dossier).letter
        assert made is not None
        [annex] = made.annexes
        with _timed("  laid out and written"):
            pages = press.annex_alone(made, annex)
            press.draw_files(pages, ("docx", "pdf"), "annex")
            xlsx.write(annex, agency=pages.agency, family=pages.family)
    [legend] = [one for one in annex.parts if one.role == "legend"]
    return Counter(
        {entry.mark: int(entry.text.split()[-2]) for entry in legend.entries}  # type: ignore[union-attr]
    )


def _data(rows: int) -> str:
    names = provinces()
    lines = []
    for number in range(rows // DOMAINS):
        province = names[number % len(names)]
        for domain in range(DOMAINS):
            done = number % len(names) % 3 > (domain == 7) + (domain == number % 5)
            day = f"{number % 28 + 1} กันยายน 2564" if done else ""
            lines.append((province, f"อำเภอที่ {number // len(names)}", f"ด้านที่ {domain}", day, ""))
    return csv_text(LONG, lines)


@contextmanager
def _timed(name: str) -> Iterator[None]:
    start, worked = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - start, time.process_time() - worked
    say(f"{wall:7.2f} s ({cpu:.2f} s of work)  {name}")


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
