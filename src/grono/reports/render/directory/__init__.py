"""The printed directory, laid out before it is drawn: contents, indexes and totals are known at once."""
