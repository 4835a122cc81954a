"""A document → who said what."""
