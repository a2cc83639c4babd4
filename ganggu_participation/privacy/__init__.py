"""Personal data: what is kept about whom, who looked at it, and its destruction on time."""
