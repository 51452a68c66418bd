"""What comes in about events and editions: registrations, participants' data, surveys and tests."""
