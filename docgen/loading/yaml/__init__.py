"""YAML → nodes with places: strings only, and the mistakes of people who seldom write it."""

from docgen.compiled_patterns import of_libraries

with of_libraries():
    import yaml  # noqa: F401
