"""What editors write that HTML has elements for: rewritten as those before the conversion."""
