"""The plan of a year for everybody; planning and announcing it for officials."""

from . import announcements, cycles, office

BLUEPRINTS = [cycles.cycles, office.office_cycles, announcements.cycle_announcements]
