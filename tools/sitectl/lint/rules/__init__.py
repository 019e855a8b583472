"""The rules: one module each, named for the defect. `sitectl.lint.rule` says what a module must have."""
