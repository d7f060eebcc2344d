"""What is told of a value of another shape than its field: what it is, what to type instead."""

from __future__ import annotations

from docgen import vocabulary
from docgen.loading.yaml.nodes import Mapping, Node, Scalar, Sequence
from docgen.model import declared


def shape_name(node: Node) -> str:
    """What a clerk calls the shape of ``node``: a text, a list or a group of keys."""
    name = {Scalar: "text_kind", Sequence: "list_kind", Mapping: "mapping_kind"}[type(node)]
    return vocabulary.thai("words", name)


def field_example(node: Node, section: str) -> str:
    """What to type in place of a text where fields are wanted: its likeliest field with it."""
    known = {word.english: word.thai for word in vocabulary.words(section)} if section else {}
    key = known[declared.lone_field(section)] if known else vocabulary.thai("words", "any_key")
    text = node.text if isinstance(node, Scalar) else ""
    return f"{key}: {text or vocabulary.thai('words', 'text_kind')}"
