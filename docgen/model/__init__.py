"""What the stages hand on: circular, dossier, letter, and the people and parts in them."""
