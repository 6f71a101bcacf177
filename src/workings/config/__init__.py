"""Settings, addresses and the command line: what ties the rooms together."""
