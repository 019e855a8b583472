"""What Hugo means: dates, casts, publishing, URLs and settings, and the one gateway to the hugo process."""
