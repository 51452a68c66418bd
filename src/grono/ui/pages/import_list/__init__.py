"""The import of a list: file, sheet, columns, check, done."""
