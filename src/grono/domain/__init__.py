"""What things are and which rules they obey; pure Python, no input or output."""
