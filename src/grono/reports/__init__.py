"""What goes to paper and into workbooks."""
