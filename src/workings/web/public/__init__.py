"""What everybody may see: a resident, a councillor, an auditor."""
