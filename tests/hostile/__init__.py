"""Files, names and surroundings that nobody should send, and what docgen makes of them."""
