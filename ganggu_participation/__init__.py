"""The house where a dong governs itself."""
