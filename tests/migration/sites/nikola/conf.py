BLOG_AUTHOR = "Cora"
BLOG_TITLE = "Lighthouse"
SITE_URL = "https://light.example/"
POSTS = (("posts/*.rst", "posts", "post.tmpl"), ("posts/*.md", "posts", "post.tmpl"))
TIMEZONE = "UTC"
