"""The papers of events and training sessions."""
