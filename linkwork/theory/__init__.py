"""What a statement is and means, in plain Python: facts, conditions, statements and their text."""
