"""Exports of services: each reader makes the entries that feeds have, too."""
