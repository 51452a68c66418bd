"""Training: programmes with their editions, the page of an edition, the wizard of a new one."""
