"""What tests share: a small workspace, a fixed day, and ``--update`` for golden files."""

from __future__ import annotations

import datetime
import gc
import itertools
import os
import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from docgen.loading.workspace import Workspace
from tests.helpers import seen
from tests.helpers.lane import ProcessorTime
from tests.helpers.memory import GrowthWatch
from tests.helpers.scale import LONG
from tests.helpers.workspaces import Write, make_workspace, shared_templates

# The same examples in every usual run, others in every long one.
settings.register_profile("usual", derandomize=not LONG)
settings.load_profile("usual")


# What takes more than its share of a minute, by folder or file: ``pytest -m "not slow"`` leaves it.
TESTS = Path(__file__).parent
RENDER_FOLDERS = ("render/",)
SLOW = (
    "hostile/",
    "planted/",
    "test_docs.py",
    "test_loaded_modules.py",
    "test_tools.py",
    "unit/batch/test_alike.py",
    "unit/batch/test_cluster.py",
    "unit/batch/test_dispatch.py",
    "unit/batch/test_inputs.py",
    "unit/batch/test_series.py",
    "unit/checks/test_docx_file.py",
    "unit/checks/test_mending.py",
    "unit/checks/test_own_documents.py",
    "unit/cli/test_asking.py",
    "unit/cli/test_asking_again.py",
    "unit/cli/test_cli_check.py",
    "unit/comparing/test_own_data.py",
    "unit/drafting/test_edits.py",
    "unit/kinds/test_part_names.py",
    "unit/layout/test_five_hundred_paragraphs.py",
    "unit/layout/test_laws.py",
    "unit/layout/test_random_circulars.py",
    "unit/layout/test_random_departures.py",
    "unit/loading/test_advice.py",
    "unit/loading/test_domain_names.py",
    "unit/loading/test_hostile.py",
    "unit/loading/test_mutations.py",
    "unit/loading/test_words_of_offices.py",
    "unit/loading/test_workbooks.py",
    "unit/model/test_records.py",
    "unit/reading/test_office_letters.py",
    "unit/reading/test_pdf_pages.py",
    "unit/reading/test_reading.py",
    "unit/reading/test_received_letters.py",
    "unit/reading/test_sheets.py",
    "unit/reading/test_word_ways.py",
    "unit/register/test_register.py",
    "unit/services/test_check_all.py",
    "unit/services/test_fetch.py",
    "unit/services/test_finals.py",
    "unit/services/test_issue.py",
    "unit/services/test_issue_batch.py",
    "unit/services/test_killed.py",
    "unit/services/test_letter_form.py",
    "unit/services/test_long_",
    "unit/services/test_package.py",
    "unit/services/test_programmes.py",
    "unit/services/test_receive.py",
    "unit/services/test_received_letters.py",
    "unit/services/test_renamed_circulars.py",
    "unit/services/test_sign.py",
    "unit/services/test_typed_letters.py",
    "unit/services/test_verify_code.py",
    "unit/services/test_verify_letter.py",
    "unit/services/test_without_a_face.py",
    "unit/test_press.py",
    "unit/thai/test_properties.py",
    "unit/writers/test_annex_sheets.py",
    "unit/writers/test_changed_tables.py",
    "unit/writers/test_docx_witness.py",
    "unit/writers/test_kept_package.py",
    "web/",
)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What the fast lane leaves out is not even imported."""
    marks = config.option.markexpr
    left_out = [
        folders
        for folders, mark in ((SLOW, "slow"), (RENDER_FOLDERS, "render"))
        if f"not {mark}" in marks and " or " not in marks
    ]
    place = _place_of(collection_path)
    return True if any(place.startswith(folders) for folders in left_out) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what the fast lane leaves out."""
    for item in items:
        place = _place_of(item.path)
        if place.startswith(RENDER_FOLDERS):
            item.add_marker("render")
        if place.startswith(SLOW):
            item.add_marker("slow")


def _place_of(path: Path) -> str:
    place = path.relative_to(TESTS).as_posix() if path.is_relative_to(TESTS) else path.as_posix()
    return f"{place}/" if path.is_dir() else place


def pytest_collection_finish() -> None:
    """What was imported stays: nothing of it is looked through for rubbish again and again."""
    gc.collect()
    gc.freeze()


_PLACES = itertools.count()
_GROWTH = GrowthWatch()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """What a test has built is let go of."""
    _GROWTH.look()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest --update`` rewrites golden files; read the diff before it is committed."""
    parser.addoption("--update", action="store_true", help="rewrite golden files")
    parser.addoption("--unseen", action="store_true", help="list what no test of the run has shown")
    parser.addoption(
        "--processor",
        type=float,
        metavar="SECONDS",
        help="tell the processor time; a test of the fast lane that takes longer fails",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Every sentence and every finding is watched; the processor's time where it is asked for."""
    # What tests make is looked through seldom, as in a run of the command (``cli/first.py``);
    # ``_GROWTH`` looks where it grows large.
    gc.set_threshold(100_000, 50, 100)
    seen.install()
    if (most := config.getoption("--processor")) is not None:
        config.pluginmanager.register(ProcessorTime(most), "processor-time")


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable(
    report: pytest.TestReport | pytest.CollectReport,
) -> Generator[None, dict[str, Any] | None, dict[str, Any] | None]:
    """A worker of pytest-xdist does not send the keywords of a test that has passed."""
    data = yield
    if data is not None and report.passed and "keywords" in data:
        data["keywords"] = {}
    return data


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: Any) -> None:
    """What a worker of pytest-xdist has seen is added to the rest."""
    seen.gather(node)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """After all tests a text that none has shown is told; a failure with DOCGEN_REQUIRE_SEEN."""
    config = session.config
    seen.send(config)
    is_run_through = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    is_whole = seen.is_whole(config) and is_run_through and not config.option.collectonly
    is_asked = is_whole or config.getoption("--unseen")
    if hasattr(config, "workeroutput") or not is_asked or not seen.unseen():
        return
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        reporter.write_line(f"\nno test has shown: {', '.join(seen.unseen())}", red=True)
    if is_whole and os.environ.get("DOCGEN_REQUIRE_SEEN"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def today() -> datetime.date:
    """The day on which every test runs."""
    return datetime.date(2021, 9, 8)


@pytest.fixture(scope="session", autouse=True)
def _templates_stay() -> Iterator[None]:
    """A test that writes into what all share would change what the next ones see."""
    yield
    assert not shared_templates().changed()


@pytest.fixture
def tmp_path(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """An empty folder, for every test at the same place, as a clerk's workspace is every day.

    What docgen keeps of files by their place and content is kept from test to test. After the
    test the folder bears the test's name.
    """
    base = tmp_path_factory.getbasetemp()
    place = base / "here"
    place.mkdir()
    yield place
    name = re.sub(r"\W", "_", request.node.name)[:40]
    place.rename(base / f"{name}-{next(_PLACES)}")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with two offices, two signatories, one list and one file of submissions."""
    return make_workspace(tmp_path / "workspace")


@pytest.fixture
def write(workspace: Workspace) -> Write:
    """``write("ว1.yaml", text)`` puts a circular into the workspace; other paths go to config/."""

    def put(name: str, content: str | bytes) -> Path:
        folder = workspace.config if "/" in name else workspace.config / "circulars"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return put
