"""The five disclosure types (五公开)."""
