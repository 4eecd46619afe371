"""Practice: the team's work shared out and watched over."""
