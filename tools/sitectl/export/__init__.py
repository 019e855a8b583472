"""Other forms of the same content: bibliographies for other programs, the home page for a profile."""
