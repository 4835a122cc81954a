"""A finished evaluation → files that people and continuous integration read. Everything shown is French."""
