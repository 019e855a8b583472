"""Pages as text: bytes, spans, front matter, edits and atomic writing.

This room knows how text is laid out and nothing of what Hugo does with it.
"""
