"""Which pages are generated, where they stand, and what they hold."""
