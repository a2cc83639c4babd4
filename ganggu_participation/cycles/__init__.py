"""The year: plan, calendar, tracks and their ceilings."""
