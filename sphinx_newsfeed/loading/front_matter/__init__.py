"""From the text of a file to front matter and body."""
