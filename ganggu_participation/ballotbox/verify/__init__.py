"""Recounts an archive: `python -m ganggu_participation.ballotbox.verify ARCHIVE`. The one place of this room that reads tally."""
