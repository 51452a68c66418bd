"""What training needs beyond sessions and lists: editions, tests, surveys, certificates, person-hours."""
