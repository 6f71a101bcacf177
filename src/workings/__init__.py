"""Workings: the system a council's transformation programme runs on."""
