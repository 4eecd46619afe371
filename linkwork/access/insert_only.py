"""The triggers that keep the audit insert-only, in the words of each engine."""

TABLE = "access_auditevent"

SQLITE = [
    f"""CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON {TABLE}
        BEGIN SELECT RAISE(ABORT, 'the audit is insert-only'); END"""
    for verb in ("UPDATE", "DELETE")
]
SQLITE_UNDO = ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"]

POSTGRESQL = [
    """CREATE FUNCTION audit_insert_only() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the audit is insert-only'; END $$""",
    f"""CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION audit_insert_only()""",
    f"""CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION audit_insert_only()""",
]
POSTGRESQL_UNDO = [
    f"DROP TRIGGER audit_no_truncate ON {TABLE}",
    f"DROP TRIGGER audit_no_change ON {TABLE}",
    "DROP FUNCTION audit_insert_only()",
]


def statements(vendor: str, *, undo: bool = False) -> list[str]:
    """The statements that make (or undo) the triggers on an engine."""
    if vendor == "sqlite":
        return SQLITE_UNDO if undo else SQLITE
    return POSTGRESQL_UNDO if undo else POSTGRESQL
