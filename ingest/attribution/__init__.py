"""Whose words each stretch of a paragraph is; read rules.py first."""
