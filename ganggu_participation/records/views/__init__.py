"""HTTP for what the public is told, the first page, the officials' desk and the trail of acts."""

from . import archives, audit_checks, audit_trail, desk, home, results, tables

BLUEPRINTS = [
    home.room,
    desk.room,
    results.room,
    results.points,
    tables.room,
    tables.workbooks,
    tables.data,
    tables.pabulib,
    archives.room,
    audit_trail.room,
    audit_checks.room,
]
