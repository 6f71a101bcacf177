"""Files in: a record's folder read, checked and brought in, every row accounted for."""
