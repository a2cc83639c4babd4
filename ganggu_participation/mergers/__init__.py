"""Proposals that become one or two, or another dong's: by whose consent, and what becomes of credit and support."""
