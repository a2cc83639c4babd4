"""What the public is told: results, tables, downloads."""
