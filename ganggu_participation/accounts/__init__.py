"""People: sign-up, identity checks, roles per dong, sign-ins, consent."""
