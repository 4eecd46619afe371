"""The pages by which a link is opened: what it is, its code, and the ends of it."""
