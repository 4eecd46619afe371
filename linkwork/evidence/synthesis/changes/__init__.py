"""The forms of this room: whatever changes something is sent to one of these."""
