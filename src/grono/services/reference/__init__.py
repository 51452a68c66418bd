"""Official dictionaries, read only: PKD, TERYT and towns, legal forms."""
