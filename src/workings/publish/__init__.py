"""What the public reads: texts with figures in them, ratings, and search."""
