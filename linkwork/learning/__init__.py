"""Does the statement hold, for whom, in what circumstances, and why?"""
