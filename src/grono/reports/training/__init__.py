"""Papers of training: schedules, class registers, certificates, reports of editions, person-hours, forms."""
