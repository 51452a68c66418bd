"""Logs of online meetings: who was there from when to when, and which registration that was."""
