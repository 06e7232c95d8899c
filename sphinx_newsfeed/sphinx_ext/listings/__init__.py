"""Directives, and what fills the listings that they leave."""
