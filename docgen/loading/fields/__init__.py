"""Nodes → typed values of a circular's fields, each with its place."""
