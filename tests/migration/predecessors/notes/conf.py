extensions = ["myst_parser", "ablog"]
project = "Notes"
author = "Brin Hale"
exclude_patterns = ["_build", "Thumbs.db", ".DS_Store"]
html_theme = "pydata_sphinx_theme"
html_theme_options = {"secondary_sidebar_items": {"blog/**": ["page-toc", "ablog/archives.html"]}}
html_sidebars = {
    "blog": ["tagcloud.html", "archives.html"],
    "blog/**": ["postcard.html", "recentposts.html", "archives.html"],
    "posts/**": ["postcard.html", "recentposts.html", "archives.html"],
}
blog_baseurl = "https://brin.example"
blog_title = "Brin's notes"
blog_path = "blog"
blog_authors = {"Brin": ("Brin Hale", "https://brin.example/about")}
blog_default_author = "Brin"
blog_post_pattern = "posts/*/*"
blog_feed_fulltext = True
fontawesome_included = True
post_redirect_refresh = 1
post_auto_image = 1
post_auto_excerpt = 2
myst_enable_extensions = ["colon_fence", "deflist"]
