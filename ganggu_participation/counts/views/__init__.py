"""HTTP for counting: a page that says what will happen, the count with its check lines, and its certification."""

from . import certifications, counts, rehearsals

BLUEPRINTS = [counts.room, certifications.room, rehearsals.room]
