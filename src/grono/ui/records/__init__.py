"""Records in the window: what the pages of members and of people share."""
