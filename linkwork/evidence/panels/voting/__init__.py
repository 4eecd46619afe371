"""The panellist's own pages, by their link: the rounds, the vote, words of one's own."""
