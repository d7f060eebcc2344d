"""Measurements beside other programs: ``python -m tests.bench``."""
