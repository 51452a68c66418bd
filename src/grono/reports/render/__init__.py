"""From documents to files; the only place that knows the libraries for paper and workbooks."""
