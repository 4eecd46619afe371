"""Lotteries in words."""
