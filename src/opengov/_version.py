"""Version of the code; the data have their own."""

__version__ = "0.1.0"
