"""What the funder's system is told about the participants of a project: records, dictionaries, checks."""
