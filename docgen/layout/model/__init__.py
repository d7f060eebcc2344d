"""What a finished page is made of: pages, rows, styles, the form of a kind."""
