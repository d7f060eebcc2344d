"""The house: imports flow one way, and each thing stays in its room."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from docgen.writers.safe_names import safe_name

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "docgen"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

# From left to right: a room imports only rooms to its left, and itself. A room within a room is
# named with its house; what lies loose in a house stands in the room of the house.
ROOMS = (
    "kept",
    "compiled_patterns",
    "later",
    "light",
    "own_data",
    "wheel_data",
    "length",
    "codes",
    "diagnostics",
    "opening",
    "own_records",
    "whole_numbers",
    "temporary",
    "formulas",
    "isolation",
    "picture_size",
    "thai",
    "standards",
    "kinds",
    "vocabulary",
    "messages",
    "model",
    "register",
    "diagnostics.rendering",
    "loading.decoding",
    "loading.file_kinds",
    "loading.kept_by_content",
    "loading.yaml",
    "loading.fields",
    "loading.tables",
    "loading.workspace",
    "loading.submissions",
    "loading.circular",
    "compose",
    "reading",
    "comparing",
    "drafting",
    "checks",
    "layout.model",
    "layout.text",
    "layout.forms",
    "layout.paging",
    "layout",
    "writers",
    "press",
    "making",
    "batch",
    "services",
    "web",
    "cli",
    "__main__",
)
LANGUAGE_ROOMS = {"thai", "standards"}
WHAT_LANGUAGE_MAY_IMPORT = {"length", "diagnostics", "own_data", "light", "kept"}
ROOMS_WITH_THAI_TEXT = {"thai", "codes", "standards", "kinds"}
CLOCKS = re.compile(r"\b(datetime\.now|date\.today|time\.time|utcnow|perf_counter|monotonic)\b")
FACES = {"cli", "web"}
# Kept for ever, by names of docgen's own files, words and models, of which there are few.
KEPT_BY_OWN_NAMES = {
    "checks.proper_names.pattern",
    "codes._codes_of",
    "compose.annexes.layouts.annex_layout",
    "kinds._shipped_kind",
    "kinds.parts._roles",
    "kinds.parts.roles_with_trait",
    "kinds.typed_parts.parts_that",
    "layout.text.measure._fallback",
    "layout.text.measure.ruler",
    "loading.fields.forms._words_for_none",
    "loading.tables.outside._words",
    "model.declared._declared_fields",
    "model.letter_data._hints",
    "reading.patterns.pattern",
    "services.form.shapes.columns_of",
    "standards.table",
    "vocabulary._idle_words",
    "vocabulary._lookup",
    "vocabulary.doubtful_words",
    "vocabulary.spoken_names",
    "vocabulary.word",
    "vocabulary.words",
}
LONGEST_COMMAND = 60  # lines of its file
LONGEST_MODULE = 300
HELD_FOLDERS = ("docgen", "tests", "config", "templates", ".github", ".ci")
# ``vocabulary`` has the titles of commands, which are labels as those of the model are.
WHAT_FACES_MAY_IMPORT = {
    *("services", "model", "diagnostics", "messages", "vocabulary", "length"),
    *(
        "later",
        "light",
        "compiled_patterns",
        "whole_numbers",
        "own_records",
    ),  # how modules, classes and patterns are named that may not be needed
}
# What later stages need of a workspace comes with the dossier; their own data lie beside them.
TOUCH_NO_FILE = ("docgen/compose/", "docgen/checks/", "docgen/comparing/")
READS_WORD_FILES = "docgen/checks/word_file/"
FILES = re.compile(
    r"\.(read_text|read_bytes|is_file|is_dir|exists|stat|glob|rglob|iterdir|resolve|open)\(|\bopen\("
)
# Whatever lies on the disk is asked about and read by ``opening``; these look for themselves.
LOOKS = re.compile(
    r"^(read_text|read_bytes|exists|is_file|is_dir|is_symlink|samefile|iterdir|glob|rglob|stat"
    r"|lstat|resolve|open|makedirs|listdir|scandir|walk|isfile|isdir|realpath|getsize|copyfile)$"
)
LOOK_THEMSELVES = {
    "docgen/opening.py": "the one that opens",
    "docgen/temporary.py": "its own folders, by their owner and mode",
    "docgen/writers/files.py": "files that it has just written, or opens to write",
    "docgen/isolation/worker.py": "its own streams",
    "docgen/cli/streams.py": "the standard streams",
    "docgen/register/database.py": "the register, every refusal of the disk said",
    "docgen/register/journal.py": "the register's journal, opened for writing by itself",
    "docgen/register/network_share.py": "the table of mounts",
    "docgen/writers/pdf/electronic_signatures.py": "a face of docgen's own",
    "docgen/own_data.py": "docgen's own data",
    "docgen/batch/line_manifest.py": "a batch's own record, line by line",
    "docgen/kept.py": "the user's own cache, every refusal passed over",
    "docgen/writers/docx/kept_package.py": "docgen's own modules, of which it makes a digest",
    "docgen/thai/words.py": "the dictionary of a package, in a room that imports nothing",
    "docgen/isolation/taken.py": "what the system tells of this process",
    "docgen/services/workspace_journal.py": "the workspace's journal, opened for writing by itself",
    "docgen/web/running.py": "the note of this user's own page, every refusal said",
}
OF_THE_PACKAGE = re.compile(r"^(_?[A-Z][A-Z_]*|resources|webbrowser|click|pikepdf)$")
OF_FACES = {"click", "rich", "starlette", "uvicorn", "multipart"}
WHERE_ONE_STANDS = re.compile(r"\b(Path\.cwd|os\.getcwd|os\.chdir|LANGUAGE\.get)\b")
WORD_WRITER = "docgen/writers/docx/oxml.py"
WORD_READER = "docgen/reading/word/tags.py"
WORD_RULES = "docgen/checks/word_file"
WORD_NAMESPACE = re.compile(r"\bw:|schemas\.openxmlformats\.org/wordprocessingml")
WORD_PROPERTIES = {"pPr", "rPr", "rFonts", "szCs", "bCs", "jc", "ind", "pgSz", "pgMar", "sectPr"}
HEAVY = {
    "docx", "lxml", "typst", "uharfbuzz", "icu4py", "pydantic", "jinja2", "pythainlp", "yaml",
    "rich", "xlsxwriter",
}  # fmt: skip


TYPE_NAME = re.compile(r"_?[A-Z]\w*[a-z]\w*")

# A name of a type that may stand twice: what reads it outside docgen knows it by this name.
PUBLISHED = {
    "Signer": "one of those who sign: in the schema of circulars and in that of letter.json",
}

# What a file name stands for, in whatever room: the same thing at another stage.
SAME_THING = {
    "amounts": "sums of money: as Thai writes them, and the rules about them",
    "apart": "a stranger's file in a process of its own: to read it, and to check or mend it",
    "body": "the body of a letter: loaded, composed, checked, set, and in the form",
    "body_tables": "tables of the body: loaded, and composed",
    "check_codes": "the code by which an issued letter is checked: given, and printed on letters",
    "contacts": "whom to ask and where to answer: as a model, and as read from a letter",
    "dates": "dates: as Thai writes them, and the rules about them",
    "deadlines": "days by which something is asked: checked, and read from a letter",
    "dispatch": "what goes to the mail room: ordered by the batch, made by the service",
    "emblem": "the emblem: the office's own file, and its box on the page",
    "english": "letters in English: composed, and recognised",
    "envelopes": "envelopes in a letter's file: recognised, and left out of the check",
    "formats": "the formats of a finished letter: made, and offered",
    "labelled": "parts with a label before them: set, and recognised",
    "letters": "whole letters: composed, and recognised",
    "messages": "sentences for people: the whole stock, and in the language of one run",
    "numbering": "the number that a letter gets: asked for a circular, and for an open letter",
    "offices": "offices: loaded, and as they stand on a letter",
    "own_kinds": "kinds of an office's own: loaded, and recognised in what was received",
    "package": "a letter packed for other systems: what it says, and the making of it",
    "parts": "parts of a letter: what each does, and its Block",
    "read": "a received file becomes lines: of a PDF, of a Word file",
    "rosters": "lists of people: as a model, loaded, composed, set",
    "secrecy": "secret letters: rules for circulars, and for Word files",
    "settings": "an office's facts as forms: the service, and its page",
    "signatures": "who signs, with name and post: set, and recognised",
    "signing": "who signs and what stands around it: as a model, and composed",
    "surroundings": "what a circular stands among: as a model, and loaded",
    "tables": "tables of a letter: set, and in Word",
    "verify": "a folder against its manifest: the comparison, and the service",
    "wordings": "wording templates: as a model, loaded, and offered",
}


@cache
def module_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def room_of_module(module: str) -> str:
    """The innermost room that ``module`` lies in, or its first name where there is none."""
    parts = module.split(".")
    inner = ".".join(parts[:2])
    return inner if inner in ROOMS else parts[0]


def room_of(path: Path) -> str:
    return room_of_module(module_of(path))


def imports_of(path: Path, *, for_types: bool = True) -> Iterator[str]:
    """Full names that ``path`` imports; with those under ``TYPE_CHECKING`` where ``for_types``."""
    ifs = nodes_of_type(path, ast.If) if not for_types else ()
    skipped = {id(inner) for node in ifs if is_for_types(node) for inner in ast.walk(node)}
    for node in nodes_of_type(path, ast.Import, ast.ImportFrom):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_for_types(node: ast.If) -> bool:
    return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


@cache
def module_names() -> set[str]:
    return {module_of(path) for path in MODULES}


@cache
def imported_modules(path: Path, *, for_types: bool = True) -> set[str]:
    found = set()
    for name in imports_of(path, for_types=for_types):
        inside = name.removeprefix("docgen.")
        while inside and inside not in module_names():
            inside = inside.rpartition(".")[0]
        if name.startswith("docgen.") and inside:
            found.add(inside)
    return found - {module_of(path)}


def imported_rooms(path: Path) -> set[str]:
    rooms = {room_of_module(module) for module in imported_modules(path)}
    return (rooms & set(ROOMS)) - {room_of(path)}


@cache
def literals_of(path: Path) -> list[ast.Constant]:
    """String literals that are not docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in nodes_of_type(path, ast.Module, ast.ClassDef, ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    constants = nodes_of_type(path, ast.Constant)
    return [
        node for node in constants if isinstance(node.value, str) and id(node) not in docstrings
    ]


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a module, itself first."""
    return tuple(ast.walk(ast.parse(_text(path))))


@cache
def _nodes_by_type(path: Path) -> dict[type[ast.AST], list[Any]]:
    found: dict[type[ast.AST], list[Any]] = defaultdict(list)
    for node in nodes_of(path):
        found[type(node)].append(node)
    return found


def nodes_of_type(path: Path, *types: type[ast.AST]) -> list[Any]:
    """The nodes of a module that are of these types, by type, and in each from the top down."""
    found = _nodes_by_type(path)
    return [node for one in types for node in found.get(one, ())]


@pytest.fixture(scope="module", autouse=True)
def _modules_are_let_go() -> Iterator[None]:
    """The trees of all modules together are 150 MB: other tests run without them."""
    yield
    for kept in (nodes_of, _nodes_by_type, literals_of, _text):
        kept.cache_clear()


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def of_every_module(rule: Callable[[Path], None]) -> Callable[[], None]:
    """The rule asked of every module: one test, and all that break it are told."""

    def test() -> None:
        broken = []
        for path in MODULES:
            try:
                rule(path)
            except AssertionError as error:
                broken.append(f"{named(path)}: {error}")
        assert not broken, "\n".join(broken)

    test.__name__, test.__doc__ = rule.__name__, rule.__doc__
    return test


@of_every_module
def test_a_room_imports_only_rooms_to_its_left(path: Path) -> None:
    room = room_of(path)
    if room not in ROOMS:  # the bare doorway of the package or of a house
        assert path.name == "__init__.py"
        assert not imported_modules(path)
        return
    allowed = set(ROOMS[: ROOMS.index(room)])
    if room in LANGUAGE_ROOMS:
        allowed = WHAT_LANGUAGE_MAY_IMPORT
    assert imported_rooms(path) <= allowed


def test_no_modules_import_each_other_in_a_circle() -> None:
    # Commands are imported when they are called, so they may name each other.
    imports = {
        module_of(path): imported_modules(path, for_types=False)
        for path in MODULES
        if room_of(path) != "cli"
    }
    TopologicalSorter(imports).prepare()


@of_every_module
def test_words_vocabulary_has_one_writer_and_one_reader(path: Path) -> None:
    if named(path) in (WORD_WRITER, WORD_READER):
        return
    named_here = [node.lineno for node in literals_of(path) if WORD_NAMESPACE.search(node.value)]
    assert not named_here


@of_every_module
def test_words_properties_are_named_only_where_word_files_are_written_or_read(path: Path) -> None:
    if named(path) == WORD_WRITER or path.parent in (
        (ROOT / WORD_READER).parent,
        ROOT / WORD_RULES,
    ):
        return
    assert not [node.lineno for node in literals_of(path) if node.value in WORD_PROPERTIES]


def test_the_reader_of_word_files_knows_nothing_of_the_writer() -> None:
    for path in (*(ROOT / WORD_READER).parent.glob("*.py"), *(ROOT / WORD_RULES).glob("*.py")):
        assert "writers" not in imported_rooms(path)


@of_every_module
def test_only_the_command_line_prints_and_reads_the_clock(path: Path) -> None:
    if room_of(path) in ("cli", "web"):
        return
    text = _text(path)
    assert not re.search(r"\bprint\(", text)
    assert not CLOCKS.search(text)


@of_every_module
def test_services_know_no_face(path: Path) -> None:
    if room_of(path) in FACES or path.name == "__main__.py":
        return
    heads = {name.split(".")[0] for name in imports_of(path)}
    assert not heads & OF_FACES
    text = _text(path)
    assert not WHERE_ONE_STANDS.search(text)


@of_every_module
def test_faces_know_only_services_and_what_these_hand_over(path: Path) -> None:
    if room_of(path) not in FACES:
        return
    rooms = {module.split(".")[0] for module in imported_modules(path)}
    opened = {"web"} if path.name == "open.py" else set()
    assert rooms <= WHAT_FACES_MAY_IMPORT | {room_of(path)} | opened


@of_every_module
def test_composing_and_checking_touch_no_file_of_the_office(path: Path) -> None:
    if not named(path).startswith(TOUCH_NO_FILE) or named(path).startswith(READS_WORD_FILES):
        return
    text = _text(path)
    beside = re.findall(r"^(\w+) = Path\(__file__\)", text, re.MULTILINE)
    own = [line for line in text.splitlines() if any(one in line for one in ("__file__", *beside))]
    assert not [line for line in text.splitlines() if FILES.search(line) and line not in own]
    assert not {one for one in imported_modules(path) if one.startswith("loading.workspace.w")}
    assert "opening" not in imported_modules(path)


@of_every_module
def test_what_lies_on_the_disk_is_opened_by_opening(path: Path) -> None:
    if path.relative_to(ROOT).as_posix() in LOOK_THEMSELVES:
        return
    assert not list(own_looks(nodes_of_type(path, ast.Call)))


def own_looks(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Calls that look at the disk, but for those at docgen's own files.

    Those begin with a constant (``_FOLDER``) or with the place of the module itself.
    """
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        if isinstance(function, ast.Attribute):
            name, inside = function.attr, function.value
        elif not isinstance(function, ast.Name) or (name := function.id) != "open":
            continue
        else:
            inside = function
        if not LOOKS.match(name):
            continue
        names = [one.id for one in ast.walk(inside) if isinstance(one, ast.Name)]
        is_own = "__file__" in names or any(OF_THE_PACKAGE.match(one) for one in names)
        if not is_own and "opening" not in names:
            yield f"{node.lineno}: {ast.unparse(node)}"


def test_temporary_folders_are_those_that_the_next_start_removes() -> None:
    """Others would be left behind by a kill, with what lay in them."""
    known = {
        *("docgen/temporary.py", "docgen/isolation/__init__.py", "docgen/cli/framework.py"),
        "docgen/wheel_data.py",  # while the wheel is built
    }
    found = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if re.search(r"\btempfile\b", path.read_text(encoding="utf-8"))
    }
    assert found <= known


def test_a_direct_look_is_found() -> None:
    looks = ("path.exists()", "open(path)", "os.listdir(path)", "(folder / name).read_text()")
    assert [len(list(own_looks(ast.walk(ast.parse(one))))) for one in looks] == [1] * len(looks)
    allowed = (
        "_FILE.read_text()",
        "Path(__file__).with_name('x').read_text()",
        "opening.stream(p)",
    )
    assert not [one for one in allowed if list(own_looks(ast.walk(ast.parse(one))))]


@of_every_module
def test_thai_text_stands_in_data_only(path: Path) -> None:
    if room_of(path) in ROOMS_WITH_THAI_TEXT:
        return
    # Single characters name a mark for the code; words belong in data.
    thai = [
        f"{node.lineno}: {node.value}"
        for node in literals_of(path)
        if re.search(r"[ก-ฮ].*[ก-๛]", node.value) and not node.value.startswith("[")
    ]
    assert not thai


@of_every_module
def test_the_command_line_imports_nothing_heavy_at_its_head(path: Path) -> None:
    if room_of(path) != "cli":
        return
    tree = nodes_of(path)[0]
    assert isinstance(tree, ast.Module)
    heads = {
        name.split(".")[0]
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
    }
    assert not heads & HEAVY


@of_every_module
def test_what_is_imported_later_is_named_for_types_too(path: Path) -> None:
    """So that the rules about imports, which read those, hold for it."""
    wanted = {
        call.args[0].value
        for call in nodes_of_type(path, ast.Call)
        if isinstance(call.func, ast.Name)
        and call.func.id == "later"
        and isinstance(call.args[0], ast.Constant)
    }
    assert wanted <= set(imports_of(path))


@of_every_module
def test_files_are_opened_with_their_encoding(path: Path) -> None:
    text = _text(path)
    for call in re.findall(r"(?<!\bos)\.(?:read_text|write_text|open)\(([^()]*)\)", text):
        assert "encoding=" in call or re.search(r'"[rwxa]b"', call), call


LOOPS = (ast.For, ast.AsyncFor, ast.comprehension)


def kept_for_ever(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The functions whose every value is kept, by what they are given."""
    for node in nodes:
        if isinstance(node, ast.FunctionDef) and node.args.args:
            names = [ast.unparse(decorator) for decorator in node.decorator_list]
            if {"cache", "functools.cache", "lru_cache(maxsize=None)"} & {*names}:
                yield node.name


def test_what_is_kept_by_what_people_type_has_an_end() -> None:
    """A page that runs for weeks must not grow by each new text: ``lru_cache`` with a number."""
    found = {
        f"{module_of(path)}.{name}".replace(".__init__", "").removeprefix("__init__.")
        for path in MODULES
        for name in kept_for_ever(nodes_of_type(path, ast.FunctionDef))
    }
    assert found == KEPT_BY_OWN_NAMES, sorted(found ^ KEPT_BY_OWN_NAMES)


def test_what_is_kept_for_ever_is_found() -> None:
    kept = "@cache\ndef widths(text): ...\n@cache\ndef words(): ...\n"
    ended = "@lru_cache(maxsize=8)\ndef lines(text): ...\n"
    assert list(kept_for_ever(ast.walk(ast.parse(kept + ended)))) == ["widths"]


def loops_over_one(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The loops and short functions that call what is in hand ``one``."""
    for node in nodes:
        if isinstance(node, LOOPS):
            names = [part.id for part in ast.walk(node.target) if isinstance(part, ast.Name)]
        elif isinstance(node, ast.Lambda):
            names = [argument.arg for argument in node.args.args]
        else:
            continue
        if "one" in names:
            yield ast.unparse(node)


@of_every_module
def test_a_loop_names_what_it_runs_over(path: Path) -> None:
    """``for fault in faults``, never ``for one in faults``: a reader sees what is in hand."""
    assert not list(loops_over_one(nodes_of_type(path, *LOOPS, ast.Lambda)))


def test_a_loop_of_a_page_names_what_it_runs_over() -> None:
    """The same for the page's templates: ``{% for letter in letters %}``."""
    nameless = {
        path.name: found
        for path in (PACKAGE / "web" / "templates").glob("*.html")
        if (found := re.findall(r"\{%-? *for (?:\w+, )*one\b.*?%\}", _text(path)))
    }
    assert not nameless


PARTICIPLE = re.compile(
    "[a-z]+ed|begun|bound|broken|built|chosen|done|drawn|felt|forgotten|found|given|gone|held|kept"
    "|known|laid|led|lost|made|meant|met|paid|said|seen|sent|shown|spent|spoken|stood|taken|told"
    "|torn|understood|undone|won|worn|wound|written|wrote"
)
NO_PARTICIPLES = {"embed", "feed", "need"}


def bare_participles(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The functions and methods that are named by a participle alone."""
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            name = node.name.lstrip("_")
            if name not in NO_PARTICIPLES and PARTICIPLE.fullmatch(name):
                yield node.name


@of_every_module
def test_a_function_is_named_by_more_than_a_participle(path: Path) -> None:
    """``accept_change`` or ``drawn_pages``, never ``accepted``: of what, a reader asks."""
    assert not list(bare_participles(nodes_of_type(path, ast.FunctionDef, ast.AsyncFunctionDef)))


@pytest.mark.parametrize("name", ["told", "_found", "accepted", "living_number"])
def test_a_bare_participle_is_found(name: str) -> None:
    found = list(bare_participles(ast.walk(ast.parse(f"def {name}(): ..."))))
    assert found == ([] if name == "living_number" else [name])


@pytest.mark.parametrize("loop", ["for one in faults: ...", "[a for a, one in x]", "lambda one: 1"])
def test_a_nameless_loop_is_found(loop: str) -> None:
    assert list(loops_over_one(ast.walk(ast.parse(loop))))


def test_every_file_has_a_name_that_every_system_takes() -> None:
    """Nobody can fetch a tree on Windows in which one name has a line end or a colon."""
    kept = [*ROOT.iterdir(), *(path for room in HELD_FOLDERS for path in (ROOT / room).rglob("*"))]
    names = {path.name.lstrip(".") for path in kept}
    assert not [name for name in sorted(names) if safe_name(name) != name]


def test_a_module_is_read_at_one_sitting() -> None:
    """Under 300 lines, with no exception; tables of codes are looked up, not read."""
    modules = (path for path in MODULES if path.parent.name != "codes")
    long = [named(path) for path in modules if _text(path).count("\n") > LONGEST_MODULE]
    assert not long, "part it by its duties: " + ", ".join(long)


def test_a_command_parses_calls_and_prints() -> None:
    """A file that holds a command is short: what docgen knows stands in the services."""
    long = {
        path.name: lines
        for path in (PACKAGE / "cli").glob("*.py")
        if "@click.command(" in (text := _text(path))
        and (lines := text.count("\n")) > LONGEST_COMMAND
    }
    assert not long


def raised_by(function: ast.AST) -> Iterator[str]:
    """What a function raises itself and does not catch, by name."""
    for node in ast.iter_child_nodes(function):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            continue
        if isinstance(node, ast.Raise) and node.exc is not None:
            called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            yield ast.unparse(called).rpartition(".")[2]
        elif isinstance(node, ast.Try):
            caught = " ".join(ast.unparse(one.type) for one in node.handlers if one.type)
            inside = (name for part in node.body for name in raised_by(ast.Module([part], [])))
            yield from (name for name in inside if name not in caught and caught != "Exception")
            rest = [*node.handlers, *node.orelse, *node.finalbody]
            yield from (name for part in rest for name in raised_by(part))
        else:
            yield from raised_by(node)


def public_functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public_functions(node)
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def unsaid(tree: ast.AST) -> list[str]:
    """Public functions that raise what their docstring does not name, with what they raise."""
    found = []
    for function in public_functions(tree):
        said = ast.get_docstring(function) or ""
        raised = {name for name in raised_by(function) if name[:1].isupper()} - OWN_FAULTS
        if any(name not in said for name in raised) and not re.search(r"DG\d{4}", said):
            found.append(f"{function.name}: {' '.join(sorted(raised))}")
    return found


# What nobody catches, or Python itself asks of a container.
OWN_FAULTS = {"AssertionError", "AttributeError", "KeyError", "NotImplementedError"}


@of_every_module
def test_public_functions_say_what_they_raise(path: Path) -> None:
    if room_of(path) in ("cli", "web"):
        return  # commands end in exit codes, pages in status codes
    assert unsaid(nodes_of(path)[0]) == [], path


def test_an_unsaid_fault_is_found() -> None:
    text = 'def number(text: str) -> int:\n    """A number."""\n    raise Fault("DG3030")\n'
    assert unsaid(ast.parse(text)) == ["number: Fault"]
    assert unsaid(ast.parse(text.replace("A number.", "Raises: Fault, when it is none."))) == []


def type_names(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    """The classes of a module, and its aliases of types with what they stand for."""
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_"), ""
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if not TYPE_NAME.fullmatch(name):
                continue
            value = ast.unparse(node.value)
            is_variable = value.startswith(("TypeVar(", "ParamSpec("))
            if not is_variable and not value.endswith(f".{name}"):
                yield name.lstrip("_"), value


def several_meanings(modules: dict[str, Iterable[ast.AST]]) -> dict[str, list[str]]:
    """Names of types that mean different things: each with the modules where it is defined."""
    meanings: dict[str, dict[str, str]] = defaultdict(dict)
    for module, nodes in modules.items():
        for name, meaning in type_names(nodes):
            meanings[name].setdefault(meaning or module, module)
    return {name: list(found.values()) for name, found in meanings.items() if len(found) > 1}


def test_the_name_of_a_type_has_one_meaning() -> None:
    """A reader who has met ``Entry`` or ``Row`` once knows what it is in every room."""
    modules: dict[str, Iterable[ast.AST]] = {
        str(path.relative_to(PACKAGE)): nodes_of_type(path, ast.ClassDef, ast.Assign)
        for path in MODULES
    }
    found = several_meanings(modules)
    assert found.keys() == PUBLISHED.keys(), found


@pytest.mark.parametrize("again", ["class _Row:\n    y: int", "Row = tuple[str, ...]"])
def test_a_second_meaning_is_found(again: str) -> None:
    def meanings(*sources: str) -> dict[str, list[str]]:
        trees = {name: ast.walk(ast.parse(text)) for name, text in zip("ab", sources, strict=True)}
        return several_meanings(dict(trees))

    assert meanings("class Row:\n    x: int", again) == {"Row": ["a", "b"]}
    assert not meanings("Row = tuple[int]", "Row = tuple[int]")


def several_rooms(modules: list[Path]) -> dict[str, set[str]]:
    """File names that stand in several rooms, with these.

    A command beside the service that it calls is not counted, nor is the table of the faults
    (``codes/``) about what another room is named for.
    """
    rooms: dict[str, set[str]] = defaultdict(set)
    for path in modules:
        if path.name != "__init__.py" and path.parts[0] != "codes":
            rooms[path.stem].add(path.parent.as_posix())
    for found in rooms.values():
        if "cli" in found and any(room.startswith("services") for room in found):
            found.discard("cli")
    return {name: found for name, found in rooms.items() if len(found) > 1}


def test_a_file_name_stands_for_one_thing() -> None:
    """A file is found by what is in it: the same name in two rooms means the same thing."""
    found = several_rooms([path.relative_to(PACKAGE) for path in MODULES])
    assert found.keys() == SAME_THING.keys(), {
        name: found.get(name) for name in found.keys() ^ SAME_THING.keys()
    }


def test_a_file_name_in_a_second_room_is_found() -> None:
    modules = ["model/rows.py", "reading/rows.py", "cli/sign.py", "services/sign.py", "codes/a.py"]
    assert several_rooms([*map(Path, modules), Path("a.py")]) == {"rows": {"model", "reading"}}


# -- the tests themselves ------------------------------------------------------------------------

TESTS = sorted(Path(__file__).parent.rglob("*.py"))
OF_ONE_ROOM = re.compile(r"^tests\.(?:\w+\.)*(?:test_\w+|conftest)\b")


def lent_by_tests(tree: ast.AST) -> list[str]:
    """What a module imports from test modules, and from what serves one room alone."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom | ast.Import))
    names = [
        f"{getattr(node, 'module', None) or ''}.{alias.name}".lstrip(".")
        for node in imports
        for alias in node.names
    ]
    return [name for name in names if OF_ONE_ROOM.match(name)]


def vain_imports(text: str) -> list[str]:
    """What a program that a test writes as a text imports of docgen, and is not there."""
    try:
        nodes = list(ast.walk(ast.parse(text)))
    except SyntaxError:
        return []
    wanted = [
        (node.module, alias.name)
        for node in nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("docgen")
        for alias in node.names
    ]
    return [f"{module}.{name}" for module, name in wanted if not _is_there(str(module), name)]


def _is_there(module: str, name: str) -> bool:
    try:
        return hasattr(import_module(module), name) or bool(find_spec(f"{module}.{name}"))
    except ModuleNotFoundError:
        return False


def test_a_test_module_lends_nothing_to_another() -> None:
    """What several use lies with the helpers (tests/README.md)."""
    found = {named(path): lent_by_tests(ast.parse(_text(path))) for path in TESTS}
    assert not {name: lent for name, lent in found.items() if lent}


def test_programs_in_texts_of_tests_import_what_is_there() -> None:
    found = {
        f"{named(path)}:{node.lineno}": vain_imports(node.value)
        for path in TESTS
        for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if "import " in node.value
    }
    assert not {place: vain for place, vain in found.items() if vain}


def roomless(unit: Path) -> list[str]:
    """Tests of parts whose room there is none of, and loose ones of no loose module."""
    return [
        path.relative_to(unit).as_posix()
        for path in sorted(unit.rglob("test_*.py"))
        if not (PACKAGE / path.relative_to(unit).parent).is_dir()
        or (path.parent == unit and not (PACKAGE / path.name.removeprefix("test_")).exists())
    ]


def test_tests_of_parts_lie_as_the_parts_do() -> None:
    assert not roomless(ROOT / "tests" / "unit")


def test_what_the_fast_lane_leaves_out_is_there() -> None:
    text = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    (slow,) = re.findall(r"^SLOW = (\(.*?^\))", text, re.S | re.M)
    beginnings = ast.literal_eval(slow)
    places = [f"{path.relative_to(ROOT / 'tests').as_posix()}" for path in TESTS]
    assert not [one for one in beginnings if not any(place.startswith(one) for place in places)]


def test_a_test_without_its_room_is_found(tmp_path: Path) -> None:
    for place in ("test_gone.py", "gone/test_it.py", "kinds/test_it.py", "test_press.py"):
        path = tmp_path / place
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert roomless(tmp_path) == ["gone/test_it.py", "test_gone.py"]


@pytest.mark.parametrize(
    "line",
    [
        "from tests.unit.test_press import made",
        "from tests import conftest",
        "import tests.test_docs",
    ],
)
def test_what_a_test_module_lends_is_found(line: str) -> None:
    assert lent_by_tests(ast.parse(line))
    assert not lent_by_tests(ast.parse("from tests.helpers.testing import tested"))


def test_an_import_in_vain_is_found() -> None:
    program = "from docgen.kinds import names, {}"
    assert vain_imports(program.format("no_such_name")) == ["docgen.kinds.no_such_name"]
