"""The settings: look and language, the cluster, prints, backups, keys, about the program."""
