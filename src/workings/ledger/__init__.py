"""What was promised, and what arrived? The append-only record and its readings."""
