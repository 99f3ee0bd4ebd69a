//! The example of Apache Spark, measured: a table quoted on a local cluster of two workers, and one of them killed.

use crate::paths::Paths;
use crate::process::{command, run as must, which};
use crate::{Result, dist, setup};

/// Rows that are quoted unless a number is given.
const ROWS: &str = "400000";

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    let rows = match args {
        [] => ROWS,
        [rows] if rows.parse::<u32>().is_ok() => rows,
        _ => return Err("usage: cargo xtask spark [ROWS]".to_owned()),
    };
    if which(&["java"]).is_none() {
        return Err(
            "Apache Spark needs a Java 17 or later, and there is no `java` on this machine".to_owned()
        );
    }
    dist::npm(paths)?;
    let example = paths.root.join("examples/spark");
    let python = setup::python(paths, &paths.out.join("spark/python"), &example.join("requirements.txt"))?;
    let mut measure = command(paths, &python.to_string_lossy());
    measure.arg(example.join("measure.py")).arg(paths.npm().join("cli.js")).arg(rows);
    // The workers run the same Python.
    measure.env("PYSPARK_PYTHON", &python).env("PYSPARK_DRIVER_PYTHON", &python);
    must("the example of Spark", &mut measure)
}
