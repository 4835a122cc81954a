"""The web: chat page, permanent pages, and what guards them."""
