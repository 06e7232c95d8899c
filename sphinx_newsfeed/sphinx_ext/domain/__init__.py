"""The domain ``news``: what can be referred to, and what refers to it."""
