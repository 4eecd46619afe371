"""Word back to the referrer."""
