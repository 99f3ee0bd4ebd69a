//! The vectors for other implementations: written by both of this project's, and read by a script that has neither.

use crate::Result;
use crate::paths::Paths;
use crate::process::{cargo, command, run as must};

pub fn run(paths: &Paths) -> Result<()> {
    let mut write = cargo(paths);
    write.args(["test", "--features", "schema", "--test", "vectors"]).env("SLA_VECTORS_WRITE", "1");
    must("writing the vectors", &mut write)?;
    must("reading the vectors", command(paths, "python3").arg("vectors/check.py"))
}
