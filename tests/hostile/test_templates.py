"""Templates that the compiler cannot take, or that would go on for ever."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from pathlib import Path

import pytest

from docgen.compose.wording import locked_jinja
from docgen.compose.wording.locked_environment import UnprintableError
from docgen.compose.wording.locked_jinja import rendered_text, template_faults
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace, wordings
from docgen.loading.workspace.wordings import read_wording
from tests.helpers.scale import times

VALUES = {"ก": "ข", "list": ["ข"] * 1000, "long": "ก" * 100_000, "deep": {"ก": ["ข"] * 9}}
ODD = (
    *("{{ " + "9" * 5_000 + " }}", "{% if " + "(" * 500 + "ก", "{{ " + "ก." * 2_000 + "ก }}"),
    *("{% if ก %}" * 150 + "ก" + "{% endif %}" * 150, "{{ ก" + "|upper" * 3_000 + " }}"),
    *("{{ 1e999 }}", "{{ '\\ud800' }}", "{{ '\\U0011ffff' }}", "{{ '\\x00' }}", "{%", "{{", "{#"),
    *("{% raw %}", "{% set ก = 1 %}", "{{ loop }}", "{{ self }}", "{% block ก %}{% endblock %}"),
    *("{% for ก in ก recursive %}{% endfor %}", "{% if ก is defined %}{% endif %}", "{{ ก ~ ก }}"),
    *("{% if ก == " + "'ก' == " * 900 + "ก %}{% endif %}", "{{ ก[" * 300 + "]" * 300 + " }}"),
    *(
        "{{ None }}",
        "{{ ก\n\n\n }}",
        "{% if not " + "not " * 900 + "ก %}{% endif %}",
        "\ufeff{{ ก }}",
    ),
)


@pytest.mark.parametrize("source", ODD)
def test_odd_template_raises_nothing_but_what_is_told(source: str) -> None:
    begin = time.process_time()
    if not template_faults(source, VALUES):
        with suppress(UnprintableError):
            assert len(rendered_text(source, VALUES)) <= locked_jinja.MOST_CHARACTERS
    assert time.process_time() - begin < 3


@pytest.mark.parametrize("seed", range(times(40, 2_000)))
def test_pieces_put_together_at_random_raise_nothing(seed: int) -> None:
    chance = random.Random(seed)
    pieces = (
        *("{{", "}}", "{%", "%}", "{#", "#}", " for ", " in ", " if ", " endif ", " endfor ", "ก"),
        *(
            "list",
            "|",
            "ข้อ",
            ".",
            "[",
            "]",
            "(",
            ")",
            "'",
            '"',
            "\\",
            "\n",
            "-",
            "1",
            "9" * 50,
            ",",
        ),
        *(" else ", " elif ", " not ", " and ", "==", "~", "*", "raw", "set", "\t", "{", "}", "ำ"),
    )
    source = "".join(chance.choice(pieces) for _ in range(chance.randint(1, 40)))
    if not template_faults(source, VALUES):
        with suppress(UnprintableError):
            rendered_text(source, VALUES)


def test_dg6025_loops_within_loops_over_long_lists_are_refused() -> None:
    source = "{% for a in list %}{% for b in list %}{{ b }}{% endfor %}{% endfor %}"
    assert [one.code for one in template_faults(source, VALUES)] == ["DG6025"]
    one = "{% for a in list %}{{ a }}{% endfor %}"
    assert not template_faults(one * 40, VALUES)
    assert [one.code for one in template_faults(one * 60, VALUES)] == ["DG6025"]


def test_what_a_template_becomes_has_a_limit() -> None:
    source = "{% for a in list %}{{ long }}{% endfor %}"
    assert not template_faults(source, VALUES)
    with pytest.raises(UnprintableError):
        rendered_text(source, VALUES)


HEAD = "---\nthai: ก\nenglish: a\ntitle: ก\nslots: {}\n---\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\na: &a [ก, ก]\nthai: *a\n---\nก", "DG6002"),
        ("---\nthai: [ก]\nenglish: a\ntitle: ก\nslots: {}\n---\nก", "DG6002"),
        (
            HEAD.replace("{}", "{ก: {english: [a], required: a, meaning: a}}"),
            "DG6002",
        ),
        ("---\nthai: ก\nenglish: a\ntitle: ก\nslots: [ก]\n---\nก", "DG6002"),
        ("---\nthai: ก\nenglish: a\ntitle: ก\nslots: {}\nkinds: {ก: ข}\n---\nก", "DG6002"),
        ("---\n" + "[" * 9_000 + "\n---\n", "DG6002"),
        ("no fence at all", "DG6002"),
        ("", "DG6002"),
        (HEAD + "ก" * 300_000, "DG1006"),
    ],
)
def test_front_matter_is_refused_with_its_reason(
    text: str, code: str, workspace: Workspace
) -> None:
    path = workspace.templates / "ก.j2"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Rejected) as error:
        read_wording(path)
    assert [one.code for one in error.value.found] == [code]
    with pytest.raises(Rejected):
        wordings.load(workspace).all_sound()


def test_template_that_leads_out_of_the_workspace_is_not_read(
    workspace: Workspace, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.j2"
    outside.write_text(HEAD + "ความลับ", encoding="utf-8")
    (workspace.templates / "ก.j2").symlink_to(outside)
    with pytest.raises(Rejected) as error:
        read_wording(workspace.templates / "ก.j2")
    assert [one.code for one in error.value.found] == ["DG2031"]
