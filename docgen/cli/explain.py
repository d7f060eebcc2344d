"""``docgen explain``: what a code means, a wrong and a right example, the clause."""

from __future__ import annotations

import re

import click

from docgen import vocabulary
from docgen.cli.framework import Command
from docgen.cli.messages import LANGUAGE, did_you_mean, say

_PLACE = re.compile(r"(?<!\{)\{[a-z_]+(?::[^{}]*)?\}")


@click.command(cls=Command, name="explain")
@click.argument("code")
def command(code: str) -> None:
    """Print the page of one code."""
    from docgen.codes import CODES

    known = CODES.get(code.strip().upper())
    if known is None:
        near = did_you_mean(code.strip().upper(), tuple(CODES))
        raise click.UsageError(say("no_such_code", name=code) + near)
    thai = LANGUAGE.get() == "th"
    parts = [
        (f"{known.id}: {say('severity.' + known.severity)}", ""),
        ("", _without_places(known.message if thai else known.en)),
        ("explain_meaning", known.meaning),
        ("explain_wrong", known.wrong),
        ("explain_right", known.right),
        ("explain_remedy", _without_places(known.remedy if thai else known.en_remedy)),
        ("explain_clause", known.clause),
        ("explain_strength", _strength(known.strength, thai=thai)),
    ]
    lines = []
    for heading, text in parts:
        if heading.startswith("explain_"):
            if not text:
                continue
            lines += ["", say(heading) + ":"]
        elif heading:
            lines.append(heading)
        indent = "    " if heading.startswith("explain_") else ""
        lines += [indent + line for line in text.splitlines()]
    click.echo("\n".join(lines))


def _strength(name: str, *, thai: bool) -> str:
    """How much a rule binds, in words."""
    known = vocabulary.english("strengths", name)
    if known is None:
        return name
    word = vocabulary.word("strengths", known)
    return word.thai if thai else word.title


def _without_places(sentence: str) -> str:
    """A message's sentence with dots where a fault would fill in its own words."""
    filled = _PLACE.sub("…", sentence)
    # Only a sentence with places is a format string, whose braces are written twice.
    return sentence if filled == sentence else filled.replace("{{", "{").replace("}}", "}")
