"""Assemblies of a dong: notice, agenda, quorum, resolution."""
