"""A case's cash flows as a workbook: out filled from the draft, edited, and back."""
