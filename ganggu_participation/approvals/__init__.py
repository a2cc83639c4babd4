"""Two people for dangerous acts: one proposes, another approves, and only then it happens."""
