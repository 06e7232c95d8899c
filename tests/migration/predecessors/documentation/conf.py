extensions = ["sphinx.ext.extlinks", "ablog"]

project = "Kiln"
master_doc = "index"
source_suffix = {".rst": "restructuredtext"}
exclude_patterns = ["_build"]

html_title = "Kiln"
html_use_index = True
html_domain_indices = False
html_theme = "alabaster"
html_sidebars = {
    "**": [
        "about.html",
        "ablog/postcard.html",
        "ablog/recentposts.html",
        "ablog/tagcloud.html",
        "ablog/categories.html",
        "ablog/archives.html",
        "searchfield.html",
    ]
}
html_theme_options = {"description": "Kiln fires pots"}

blog_title = "Kiln"
blog_baseurl = "https://kiln.example.org"
blog_locations = {
    "Lisbon": ("Lisbon, Portugal", "https://places.example/lisbon"),
    "Tartu": ("Tartu, Estonia", None),
}
blog_languages = {"en": ("English", None)}
blog_default_language = "en"
blog_authors = {
    "Mira": ("Mira Okonjo", "https://mira.example"),
    "Lou": ("Lou Sand", None),
}
blog_feed_archives = True
blog_feed_fulltext = True
blog_feed_length = None
disqus_shortname = "kilnforpots"
disqus_pages = True
fontawesome_css_file = "css/font-awesome.css"

extlinks = {"issue": ("https://code.example/kiln/issues/%s", "issue %s")}
rst_epilog = """
.. _Clay: https://clay.example
"""
