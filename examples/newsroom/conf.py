"""The newsroom of a research station: four old sites in three languages, one news section."""

project = html_title = "Skarrow Station"
author = copyright = "Skarrow Station"
version = "2025"

extensions = ["sphinx_newsfeed"]
exclude_patterns = ["_build"]

html_baseurl = "https://skarrow.example/"
html_sidebars = {
    "**": [
        "about.html",
        "searchfield.html",
        "navigation.html",
        "relations.html",
        "newsfeed/recent.html",
        "newsfeed/archives.html",
        "newsfeed/categories.html",
        "newsfeed/tags.html",
    ]
}

# Each folder is as its generator left it; which one that was, the articles tell. The archive pages
# stand below the first name.
newsfeed_sources = {
    "news": "posts/notes",
    "news/log": "posts/log/_posts",
    "news/station": "posts/station/_posts",
    "news/insel": "posts/insel/content",
    "news/zh": "posts/zh/_posts",
}
newsfeed_static = ["posts/static"]
newsfeed_hosts = ["log.skarrow.example"]
newsfeed_timezone = "Atlantic/Faroe"

newsfeed_archives = ["all", "year", "month", "category", "tag", "author"]
newsfeed_page_size = 10
newsfeed_feeds = [
    "atom",
    "rss",
    "json",
    {"file": "news/ferry.xml", "title": "The ferry", "tag": "ferry, Fähre, 轮渡"},
    {"file": "news/zh.xml", "title": "斯卡罗站新闻", "language": "zh-CN"},
    {"each": "category"},
]
newsfeed_authors = {
    "mara": {
        "name": "Mara Quillan",
        "avatar": "people/mara.png",
        "description": "Counts birds, and people on the ferry. Writes the English pages.",
    },
    "jonas": {
        "name": "Jonas Deichgruber",
        "avatar": "people/jonas.png",
        "description": "Schreibt auf Deutsch und stimmt das Klavier, das jetzt oben steht.",
    },
    "lin": {
        "name": "林汐",
        "avatar": "people/lin.png",
        "description": "气象员。写中文消息，也写十行以内的程序。",
    },
    "ines": {
        "name": "Ines Caldbeck",
        "url": "https://example.org/caldbeck",
        "avatar": "people/ines.png",
        "description": "Electrician. Has set up lenses in eleven towers, and stayed at the last.",
    },
}

# A book in three languages needs an engine and a font that know the characters.
latex_engine = "xelatex"
latex_elements = {"fontpkg": r"\usepackage{xeCJK}\setCJKmainfont{FandolSong-Regular.otf}"}
latex_use_xindy = False
# A picture of an article: in a book it lies where all of them do.
epub_cover = ("_images/lens.png", "epub-cover.html")
