extensions = ["ablog", "sphinx.ext.intersphinx"]
project = "Tide Society"
author = "the society"
templates_path = ["_templates"]
exclude_patterns = ["_build", "README.rst"]
html_theme = "pydata_sphinx_theme"
html_sidebars = {
    "blog": ["ablog/categories.html", "ablog/archives.html", "ablog/authors.html"],
    "posts/**": ["ablog/postcard.html", "ablog/recentposts.html"],
    "index": ["hello.html"],
}
html_baseurl = "https://tides.example/"

blog_title = "The Tide Blog"
blog_baseurl = "https://tides.example/"
blog_path = "blog"
blog_feed_fulltext = False
blog_feed_length = 10
blog_feed_archives = False
post_auto_excerpt = 2
post_date_format = "%d %B %Y"
post_date_format_short = "%d %b"
fontawesome_included = True
