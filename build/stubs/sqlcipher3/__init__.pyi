"""SQLCipher's driver has the shape of the standard library's."""
