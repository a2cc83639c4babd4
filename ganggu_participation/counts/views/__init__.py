"""HTTP for counting: rehearsal, count and comparison, certification, objections and their answers, and the hall."""

from . import (
    certifications,
    comparisons,
    counts,
    halls,
    objection_answers,
    objections,
    pb_rehearsals,
    rehearsals,
    reveals,
)

BLUEPRINTS = [
    rehearsals.room,
    pb_rehearsals.room,
    counts.room,
    comparisons.room,
    certifications.room,
    objections.room,
    objection_answers.room,
    halls.room,
    reveals.room,
]
