//! Random bad calls of every entry of the package.

use crate::paths::Paths;
use crate::process::{self, node};
use crate::{Result, dist};

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    dist::npm(paths)?;
    let mut calls = node(paths);
    calls.args(["--expose-gc", "tests/package/hostile-run.mjs"]).args(args);
    process::run("the run of bad calls", &mut calls)
}
