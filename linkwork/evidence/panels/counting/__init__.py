"""How votes are counted: rules, groups and tallies. Plain Python; knows no panel and nobody."""
