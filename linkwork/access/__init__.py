"""Who may see what, and the trail of who did."""
