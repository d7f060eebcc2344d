"""Circulars written for a clerk: forwarding, reminding, and letters that were received."""
