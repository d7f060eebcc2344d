"""Two letters held against each other, whatever they come from."""
