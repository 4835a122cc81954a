"""What the Makefile calls: set-up, browser, offline run. Standard library only."""
