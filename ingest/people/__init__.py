"""Who is named in a text: names, roles, organisations."""
