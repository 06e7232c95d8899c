"""Which feeds there are, what they say, and their files."""
