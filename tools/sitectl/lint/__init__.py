"""Findings: what Hugo does in silence, said with file, line, column, reason and, where certain, a fix."""
