"""Referrals, cases and contacts in words."""
