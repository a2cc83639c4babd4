"""Made-up content for trying the house: written by its own verbs, marked 시연용."""
