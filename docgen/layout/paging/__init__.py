"""Lines become pages: where each ends, its number, its catchword, its emblem."""
