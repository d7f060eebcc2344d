"""The locked template language: text, names, ``if``, ``for`` and one filter; nothing that runs.

A template is read as a tree first and refused where it holds anything else, or names something
that the context does not have. Rendering then has no globals, no tests, no attributes of objects.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.thai.names import nearest

RECORD, UNIT = "\x1e", "\x1f"  # the reader refuses both in every file, so no text can forge an item
FILTERS = ("ข้อ", "items")  # noqa: DG-names
DEEPEST_LOOP = 2

_EXPRESSIONS = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter)
_LOGIC = (nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not)
_STATEMENTS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For)
_ALLOWED = (*_EXPRESSIONS, *_LOGIC, *_STATEMENTS)
