"""Letters and invitations merged from the office's own Word templates."""
