"""Publications typed once: bibliographies, DOIs and arXiv ids become pages of the site."""
