"""Statements → something to search, and the search."""
