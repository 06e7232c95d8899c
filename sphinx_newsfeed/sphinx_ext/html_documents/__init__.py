"""Files of HTML that are pages of the project, as those of reStructuredText are."""
