"""HTTP for counting: the count and its comparison, certification, objections and their answers, and the hall."""

from . import certifications, comparisons, counts, halls, objection_answers, objections, reveals

BLUEPRINTS = [
    counts.room,
    comparisons.room,
    certifications.room,
    objections.room,
    objection_answers.room,
    halls.room,
    reveals.room,
]
