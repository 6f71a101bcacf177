"""The office: where the record is made, behind the way in."""
