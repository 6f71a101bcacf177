"""Backups: the whole record and its files in one file, for either engine."""
