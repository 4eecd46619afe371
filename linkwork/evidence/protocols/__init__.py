"""How the review is to be done, who does it, and every change of plan with its reason."""
