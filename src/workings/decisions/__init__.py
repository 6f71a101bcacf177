"""Who decided? Bodies and their members, decisions, consultations."""
