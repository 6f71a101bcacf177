"""Reads of publishing: texts, ratings and search, as frozen values."""
