"""What members of a review fill in to ask a panel, and what panellists fill in to answer."""
