"""The commands: one module each, whose `command` is what `sitectl NAME` runs."""
