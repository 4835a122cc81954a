"""Trains the French encoder that the project ships; the program itself never imports it."""
