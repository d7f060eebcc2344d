"""The questions over a table, answered on the page: what was posted becomes its programme."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from starlette.exceptions import HTTPException

from docgen.model.submissions import RollUp
from docgen.services import programme_questions
from docgen.services.programme_answers import Answers, Meaning, keep_programme
from docgen.services.programme_questions import Questions
from docgen.services.workroom import Workroom
from docgen.web.page_words import page_words
from docgen.whole_numbers import number_within


def programme_of_posted(room: Workroom, table: Path, texts: Mapping[str, str]) -> str:
    """Keep the programme that the answers make of the table; its name.

    Raises: HTTPException, with 422, when no column is a unit or no name was given.
    """
    asked = programme_questions.questions_of(table)
    roles = {
        column.heading: texts.get(f"role/{column.index}", column.role) for column in asked.columns
    }
    roles = {key: role for key, role in roles.items() if role in programme_questions.ROLES}
    name = texts.get("title", "").strip()
    if not name or programme_questions.LEVEL not in roles.values():
        raise HTTPException(422, page_words()["needs_unit"])
    share = texts.get("share", "100").strip()
    answers = Answers(
        name=name,
        roles={key: role for key, role in roles.items() if role != programme_questions.NONE},
        meanings=_meanings(table, roles, texts),
        blank=texts.get("blank", "").strip() or page_words()["blank_state"],
        done=page_words()["done_state"],
        begun=page_words()["begun_state"],
        share=number_within(share, 1, 1000) or 100,
        rules=_rules(asked, roles, texts),
        tiles="\n".join(line.rstrip() for line in texts.get("tiles", "").strip("\n").splitlines()),
    )
    return keep_programme(room.workspace, answers)[0]


def _meanings(
    table: Path, roles: Mapping[str, str], texts: Mapping[str, str]
) -> tuple[Meaning, ...]:
    """What each word in the columns of items means: its status, and whether that is done."""
    items = [key for key, role in roles.items() if role == programme_questions.ITEM]
    words = programme_questions.questions_of(table, items or ("",)).words
    return tuple(
        Meaning(
            word.text,
            texts.get(f"state/{word.text}", word.text).strip() or word.text,
            texts.get(f"done/{word.text}") == "1",
        )
        for word in words
    )


def _rules(
    asked: Questions, roles: Mapping[str, str], texts: Mapping[str, str]
) -> dict[str, RollUp]:
    """How the status of each level follows from what is below it."""
    rules = {}
    for column in asked.columns:
        how = texts.get(f"rule/{column.index}", programme_questions.ALL)
        if roles.get(column.heading) != programme_questions.LEVEL:
            continue
        if how not in programme_questions.RULES:
            raise HTTPException(422)
        if how == programme_questions.SUM and programme_questions.NUMBER not in roles.values():
            raise HTTPException(422, page_words()["sum_needs_numbers"])
        share = texts.get(f"rule-share/{column.index}", "").strip().rstrip("%")
        if how != programme_questions.SHARE:
            rules[column.heading] = RollUp(how)
        elif enough := number_within(share, 1, 100):
            rules[column.heading] = RollUp(how, enough / 100)
        else:
            raise HTTPException(422, page_words()["rule_share"])
    return rules
