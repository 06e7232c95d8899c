"""What everything else is about: articles, and ways to find and choose them."""
