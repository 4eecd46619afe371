"""The triggers that keep a draw as it was drawn, in the words of each engine."""

TABLE = "lotteries_draw"

SQLITE = [
    f"""CREATE TRIGGER draw_no_{verb.lower()} BEFORE {verb} ON {TABLE}
        BEGIN SELECT RAISE(ABORT, 'a draw is written once'); END"""
    for verb in ("UPDATE", "DELETE")
]
SQLITE_UNDO = ["DROP TRIGGER draw_no_update", "DROP TRIGGER draw_no_delete"]

POSTGRESQL = [
    """CREATE FUNCTION draw_written_once() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'a draw is written once'; END $$""",
    f"""CREATE TRIGGER draw_no_change BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION draw_written_once()""",
    f"""CREATE TRIGGER draw_no_truncate BEFORE TRUNCATE ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION draw_written_once()""",
]
POSTGRESQL_UNDO = [
    f"DROP TRIGGER draw_no_truncate ON {TABLE}",
    f"DROP TRIGGER draw_no_change ON {TABLE}",
    "DROP FUNCTION draw_written_once()",
]


def statements(vendor: str, *, undo: bool = False) -> list[str]:
    """The statements that make (or undo) the triggers on an engine."""
    if vendor == "sqlite":
        return SQLITE_UNDO if undo else SQLITE
    return POSTGRESQL_UNDO if undo else POSTGRESQL
