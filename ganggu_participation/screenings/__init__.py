"""The committee's screening: criteria and points, score sheets, averages."""
