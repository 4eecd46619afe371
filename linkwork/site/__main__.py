"""`python -m linkwork.site` is the `linkwork` command."""

from linkwork.site.commands import main

main(prog_name="linkwork")
