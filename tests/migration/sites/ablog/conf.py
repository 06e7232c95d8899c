extensions = ["ablog", "myst_parser"]
blog_title = "Tower"
blog_baseurl = "https://tower.example"
