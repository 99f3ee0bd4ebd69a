"""Quotes a partitioned table on every worker of Apache Spark by the command line of `sla-calculator`.

`by_pipe` is Spark's own pipe: lines of JSON to one process a partition. `by_arrow` gives the same process Arrow's batches as CSV, without
a Python object for each row. Both only need Node and the package on every worker; Spark splits, retries and collects.
"""

import contextlib
import itertools
import subprocess
import threading

import pyarrow as pa
import pyarrow.csv as csv


def command(cli, form, commitments):
    """The command line as a filter. Rows that are wrong say so in their column, so that exit code 1 is no failure here."""
    quote = f'node "{cli}" quote - - --from {form} --jobs 1 --commitments {",".join(commitments)}'
    return ["sh", "-c", f"{quote} || test $? -eq 1"]


def by_pipe(table, cli, commitments):
    """Lines of JSON: each row as an object, with `answers` or `error`."""
    shell = command(cli, "ndjson", commitments)
    return table.toJSON().pipe(f"sh -c '{shell[2]}'", checkCode=True)


def by_arrow(table, cli, commitments):
    """The same columns, then due date and status of each commitment, then `error`."""
    answers = [f"{one}.{name}" for one in commitments for name in ("due", "status")] + ["error"]
    names = table.columns + answers
    schema = ", ".join(f"`{name}` string" for name in names)
    shell = command(cli, "csv", commitments)

    def partition(batches):
        first = next(batches, None)
        if first is None:
            return
        process = subprocess.Popen(shell, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            # A process that has ended says why by its exit code.
            with contextlib.suppress(BrokenPipeError, pa.ArrowException, OSError), process.stdin as sink:
                with csv.CSVWriter(sink, first.schema) as writer:
                    for batch in itertools.chain([first], batches):
                        writer.write(batch)

        feeder = threading.Thread(target=feed)
        feeder.start()
        strings = csv.ConvertOptions(column_types={name: pa.string() for name in names}, strings_can_be_null=False)
        for batch in csv.open_csv(process.stdout, convert_options=strings):
            yield batch.rename_columns(names)
        feeder.join()
        # A process that was killed is a failed task, which Spark begins anew: none of its rows count.
        if process.wait():
            raise RuntimeError(f"the command line ended with {process.returncode}")

    return table.mapInArrow(partition, schema)
