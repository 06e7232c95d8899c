"""What becomes of HTML elements, one family a module."""
