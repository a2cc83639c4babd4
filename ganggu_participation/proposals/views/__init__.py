"""HTTP for the room: what residents read and write, and the desk of those who answer. One file per resource."""

from . import (
    exports,
    info_requests,
    mine,
    office,
    proposals,
    reviews,
    submissions,
    take_ups,
    versions,
    withdrawals,
)

BLUEPRINTS = [
    proposals.room,
    mine.room,
    submissions.room,
    withdrawals.room,
    versions.room,
    office.room,
    exports.room,
    take_ups.room,
    info_requests.room,
    reviews.room,
]
