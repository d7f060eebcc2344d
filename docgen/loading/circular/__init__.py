"""A circular with everything it draws on, checked."""
