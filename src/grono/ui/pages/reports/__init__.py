"""Reports and prints: the gallery, the options, the paper itself."""
