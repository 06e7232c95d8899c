project = "Footpaths of Elmsworth"
author = copyright = "The Elmsworth path group"
version = "2025"

extensions = ["sphinx_newsfeed"]

# The articles lie beside this folder and stay there.
newsfeed_sources = {"news": "../articles"}
newsfeed_timezone = "Pacific/Auckland"
newsfeed_authors = {
    "moana": {"name": "Moana Tait", "url": "https://paths.example.org/people/moana"},
    "ben": "Ben Ferrier",
}
