project = "Larkmoor Observatory"
author = copyright = "Larkmoor Observatory Club"
version = "2025"

extensions = ["sphinx_newsfeed"]
