"""What a record is: the typed model of disclosure. Knows no law and no calendar."""
