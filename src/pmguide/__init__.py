"""A career guide to product management and product operations, in Chinese, at a terminal."""

__version__ = "0.1.0"
