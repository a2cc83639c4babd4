"""The hall: polling places, check-in desk, kiosk, paper and its balance."""
