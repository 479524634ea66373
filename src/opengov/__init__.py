"""Reference library for China's government-information disclosure (政务公开)."""

from opengov._version import __version__ as __version__
