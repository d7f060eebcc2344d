"""A Word file as it prints: opened safely, walked through once."""
