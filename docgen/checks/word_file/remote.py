"""What in a Word file is fetched from elsewhere when it is opened: a template of a stranger's."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.checks.word_file.held_file import WordFile
from docgen.diagnostics import Diagnostic
from docgen.reading.word.opened_package import WordPackage

_NAME = "attachedTemplate"
_RELATIONS = ".rels"


def template_from_elsewhere(word: WordFile) -> Iterator[Diagnostic]:
    """A letter is opened without asking any other machine for its template."""
    for name, content in word.package.parts.items():
        if name.endswith(_RELATIONS) and _NAME.encode("ascii") in content:
            for relation in _relations(content):
                target = relation.get("Target", "")
                yield Diagnostic("DG7246", word.position_of(), {"target": target[:200]})


def without_template(package: WordPackage) -> None:
    """Take the template out of the file: its name, and where it is to be fetched from."""
    for name, content in list(package.parts.items()):
        if name.endswith((_RELATIONS, "settings.xml")) and _NAME.encode("ascii") in content:
            tree = _parsed_part(content)
            for element in [*tree.iter(f"{{*}}{_NAME}"), *_of_template(tree)]:
                parent = element.getparent()
                if parent is not None:
                    parent.remove(element)
            package.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _relations(content: bytes) -> list[etree._Element]:
    return _of_template(_parsed_part(content))


def _of_template(tree: etree._Element) -> list[etree._Element]:
    found = tree.iter("{*}Relationship")
    return [element for element in found if element.get("Type", "").endswith(f"/{_NAME}")]


def _parsed_part(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


RULES = (template_from_elsewhere,)
