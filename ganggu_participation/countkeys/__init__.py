"""The key of a box, made and split among officers before a vote; no share is kept."""
