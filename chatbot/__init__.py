"""From a question to a reply whose every sentence is verified. Read `pipeline.py` first."""
