"""The pages on which members of a review ask a panel."""
