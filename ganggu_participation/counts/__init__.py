"""Counting and certifying; the only user of tally."""
