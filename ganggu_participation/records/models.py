"""The room keeps nothing of its own: it shows what the others keep."""
