"""A letter as a form: drawn from its kind and its file, and what was typed there put back."""
