"""From the keys of front matter to the fields of an article."""
