"""The options of ``conf.py``: what they are, what they take, and what is made of them."""
