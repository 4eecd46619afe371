"""The invented town: its names, numbers, ground, bodies and activities."""
