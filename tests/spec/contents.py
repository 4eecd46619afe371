"""The chapters of the language manual, in reading order, and its first page."""

CHAPTERS = (
    "test_comparisons",
    "test_joining",
    "test_unknown",
    "test_statements",
    "test_mistakes",
)
PREFACE = """\
# The language of statements

A statement says how social prescribing is expected to work: **IF** a condition, **THEN** an
outcome, **BECAUSE** a mechanism. Its condition is a sentence that people can read and a computer
can evaluate, with one meaning: on one person's case page, and on a table of many cases in DuckDB,
SQLite or PostgreSQL. Every example on this page is a test that runs on all of them.

In a file of statements (TOML), `if` and `then` hold the conditions, and `if_text`, `then_text` and
`because_text` the words:

```toml
[EG3]
stage = "engagement"
actor = "link worker"
nickname = "Accompanied"
if = "accompanied"
then = "first_session_attended"
direction = "more likely"
if_text = "someone supports transit to the first session"
then_text = "attends it"
because_text = "the person does not face the unknown alone"
mechanism = "proposed"
prioritised = true
sources = ["husk2020", "gorenberg2023"]
```

`prioritised`, `sources`, `verified_against_full_text` and `version` may be left out. A statement
may be in words only: then `if` and `then` are both empty, and it can be read but not tested.

| command | does |
|---|---|
| `linkwork statements list` | the statements Linkwork is shipped with, a line each |
| `linkwork statements show EG3` | one of them, in full and in words |
| `linkwork statements check FILE` | every fault of a file of statements, with its word and column |

The whole grammar:

```text
condition  = every , { "or" , every } ;
every      = one , { "and" , one } ;
one        = "not" , one | "(" , condition , ")" | comparison ;
comparison = fact | fact , sign , value ;
sign       = "==" | "!=" | "<" | "<=" | ">" | ">=" ;
value      = number | choice | date | text ;
```
"""
TABLES = """\
## Tables of cases

A table of cases has one row a case and one column a fact, called by the fact's name; `case` holds
an opaque number or word for the case. Parquet, CSV, DuckDB, SQLite and PostgreSQL are read alike:
`cases.parquet`, `cases.csv`, `cases.duckdb`, `service.sqlite3#cases`,
`postgresql://host/database#cases`. A yes/no fact may be written as yes and no, true and false, or
as 1 and 0. A value that does not fit its fact is refused, with its column. Further columns are
left as they are.
"""
