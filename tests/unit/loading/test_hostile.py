"""Input that means harm, or looks like it: refused at once, with a reason."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from tests.helpers.workspaces import CIRCULAR, Write

MOST = 0.1  # seconds of the processor
LAUGHS = "ก: &ก [ข]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}, *{before}]\n"
    for before, name in zip("กขคงจฉช", "ขคงจฉชซ", strict=True)
)
FILES: dict[str, bytes] = {
    "runs a program": b"a: !!python/object/apply:os.system ['true']\n",
    "another program": b"!!python/object/new:subprocess.Popen [['true']]\n",
    "a tag": "เรื่อง: !!timestamp ก\n".encode(),
    "billion laughs": LAUGHS.encode(),
    "holds itself": b"a: &x [*x]\n",
    "merging": b"b: &b {a: 1}\nc:\n  <<: *b\n",
    "a hundred thousand brackets": b"[" * 100_000,
    "deep lists": ("- " * 500 + "a\n").encode(),
    "deep keys": b"{a: " * 400,
    "long text": b"a: " + b"x" * 150_000 + b"\n",
    "too large": b"#" * 1_100_000,
    "control characters": b"a: b\x00c\n",
    "escaped control": b'a: "\\0"\n',
    "half a character": b'a: "\\ud800"\n',
    "beyond the last character": b'a: "\\UFFFFFFFF"\n',
    "not UTF-8": b"\xff\xfe\xfd\xfc",
    "UTF-16": "เรื่อง: ก\n".encode("utf-16"),
    "cp874": "เรื่อง: การประชุม\n".encode("cp874"),
    "two marks at the head": b"\xef\xbb\xbf\xef\xbb\xbfa: b\n",
    "two documents": b"a: b\n---\nc: d\n",
    "line separators": "เรื่อง: ก\u2028ข: ค\n".encode(),
    "turned direction": "เรื่อง: ก\u202eข\n".encode(),
    "nothing": b"",
}
SENTENCES = (
    "{{ ''.__class__.__mro__ }}",
    "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "{{ 'ก' * 10**9 }}",
    "{{ '%1000000000d' % 1 }}",
    "{% for a in range(10**9) %}ก{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}ก{% endfor %}{% endfor %}",
    "{{ lipsum(10000) }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ self.__init__ }}",
    "{{ namespace(a=1) }}",
    "{{ dict(a=1) }}",
    "{{ หน่วยงาน.__class__ }}",
    "{{ หน่วยงาน['__class__'] }}",
    "{{ หน่วยงาน | attr('x') }}",
    "{{ หน่วยงาน.ชื่อ.format('ก') }}",
    "{{ กำหนด.update({'a': 1}) }}",
    "{% set a = 1 %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'a' %}",
    "{% macro a() %}{% endmacro %}",
    "{% raw %}{{ ก }}{% endraw %}",
    "{% filter upper %}ก{% endfilter %}",
    "{% call a() %}{% endcall %}",
    "{{ 2 ** 99999999 }}",
    "{{ config }}",
    "{{ request }}",
    "{{",
    "{% if %}",
)


def refused(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    errors = [one for one in found if one.is_error]
    assert all(one.message() and one.remedy() for one in errors)
    return errors


@pytest.mark.parametrize("name", FILES)
def test_file_is_refused_at_once(name: str, workspace: Workspace) -> None:
    path = workspace.config / "circulars" / "ว1.yaml"
    if name == "too large":
        path.write_bytes(FILES[name])
        begin = time.process_time()
        found = circulars.load(path, workspace).found
    else:
        begin = time.process_time()
        found = circulars.parse(FILES[name], path, workspace).found
    assert time.process_time() - begin < MOST
    assert refused(found)


def test_file_of_too_many_lines_is_refused_in_time(workspace: Workspace) -> None:
    path = workspace.config / "circulars" / "ว1.yaml"
    begin = time.process_time()
    found = circulars.parse(b"a:\n" + b"- b\n" * 30_000, path, workspace).found
    assert time.process_time() - begin < 2
    assert refused(found)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_is_refused_at_once(sentence: str, workspace: Workspace, write: Write) -> None:
    prepare(write("ว0.yaml", CIRCULAR), workspace)  # what is loaded once is loaded
    text = CIRCULAR.replace("  - จึง", f"  - {quoted(sentence)}\n  - จึง")
    path = write("ว1.yaml", text.replace("ว 1960", "ว 1961"))
    begin = time.process_time()
    found = prepare(path, workspace).found
    assert time.process_time() - begin < MOST
    assert refused(found)


@pytest.mark.parametrize("sentence", [one for one in SENTENCES if "\n" not in one])
def test_template_is_refused_at_once(sentence: str, workspace: Workspace, write: Write) -> None:
    wording = "ข้อความ:\n  แม่แบบ: แจ้งเวียน\n  เหตุ: กรมจะประชุม\n  เพื่อ: ทราบ\n"
    body = CIRCULAR.index("ข้อความ:")
    end = CIRCULAR.index("ผู้ลงนาม:")
    path = write("ว1.yaml", CIRCULAR[:body] + wording + CIRCULAR[end:])
    prepare(path, workspace)
    template: Path = workspace.templates / "แจ้งเวียน.j2"
    text = template.read_text(encoding="utf-8")
    template.unlink()  # the file itself is shared by all workspaces
    template.write_text(text + sentence, encoding="utf-8")
    begin = time.process_time()
    found = prepare(path, workspace).found
    assert time.process_time() - begin < MOST
    assert refused(found)


def quoted(sentence: str) -> str:
    """As a YAML text in single quotation marks."""
    return "'" + sentence.replace("'", "''") + "'"
