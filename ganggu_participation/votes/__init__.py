"""A vote of any kind: contests, options, roll, channels, box; frozen rules."""
