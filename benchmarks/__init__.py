"""What the record's promises of speed and size come to, measured: `make bench`."""
