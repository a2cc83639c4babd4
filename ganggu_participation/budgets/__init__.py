"""Money under ceilings: what was funded, and what is left."""
