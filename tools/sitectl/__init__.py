"""sitectl: validates and edits the front matter of Hugo content."""

__version__ = "0.1.0"
