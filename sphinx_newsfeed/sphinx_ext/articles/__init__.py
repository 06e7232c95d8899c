"""An article's body becomes a tree."""
