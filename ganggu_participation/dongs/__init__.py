"""The dongs of the district: people, map, offices, schools."""
