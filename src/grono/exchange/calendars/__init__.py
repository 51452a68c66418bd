"""Calendars of other programs: days of events and sessions out, events in."""
