"""What the room of dongs promises."""
