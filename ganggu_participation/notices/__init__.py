"""What people are told: notices on screen and by mail, and what they chose to follow."""
