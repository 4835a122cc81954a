"""One file per source format: its text → blocks."""
