"""What a person can do, and what a person can ask."""
