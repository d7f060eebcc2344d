"""Lists of people as a letter writes them: committees, participants, those who are to act."""

from __future__ import annotations

from docgen.model.records import Model


class Person(Model):
    """One line of a list of people: name, post and duty."""

    name: str
    post: str = ""
    duty: str = ""


class Roster(Model):
    """People in their order, typed or read from ``file``.

    ``goes_on`` numbers them after those of the list before; ``total`` says how many they are.
    """

    people: tuple[Person, ...] = ()
    heading: str = ""
    file: str = ""
    sheet: str = ""
    goes_on: bool = False
    total: bool = False
