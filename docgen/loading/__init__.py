"""Bytes → checked models: everything that the later stages need is read here."""
