"""What do we rely on? Sources that are cited, and documents that are held."""
