"""What events and editions of training share: sessions, who takes part, who was there."""
