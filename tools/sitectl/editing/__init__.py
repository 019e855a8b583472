"""Front matter edited in bulk: which pages, which values, written or only shown."""
