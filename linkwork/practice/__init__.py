"""Running the service: one person's journey from referral to word back."""
