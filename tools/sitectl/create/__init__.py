"""New content: each creator returns the page it would make, and writes nothing."""
