"""Which documents exist."""
