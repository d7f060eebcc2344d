"""A PDF as it prints: its letters by their places, in lines, columns and tables."""
