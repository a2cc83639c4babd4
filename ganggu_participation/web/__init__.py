"""Doors, forms, filters, headers and error pages: what every room's views lean on."""
