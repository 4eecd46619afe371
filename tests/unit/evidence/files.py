"""Files of search results as they come: good entries, and every way in which one may be bad."""

GOOD = "TY  - JOUR\nID  - a1\nAU  - Reed, Tom\nTI  - Going along\nPY  - 2024/03//\nER  - \n"
MENDED = """\
TY  - JOUR
ID  - good1
TI  - A title that
 runs over two lines
DO  - https://doi.org/10.1000/x.1.
ER  -

TY  - JOUR
ID  - noend
TI  - It never ends
TY  - JOUR
ID  - good2
T1  - Another
Y1  - no date
ER  -
words from nowhere
TY  - JOUR
ID  - notitle
ER  -
AU  - Nobody, A
ER  -
"""
