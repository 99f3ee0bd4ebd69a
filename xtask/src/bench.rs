//! The side-by-side benchmarks.

use crate::paths::Paths;
use crate::process::{self, node};
use crate::{Result, dist};

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    if !paths.has("benches/run.mjs") {
        return Err("there are no benchmarks yet: `benches/run.mjs` is missing".to_owned());
    }
    dist::run(paths)?;
    let mut bench = node(paths);
    bench.arg("benches/run.mjs").args(args).env("CARGO_TARGET_DIR", &paths.cargo);
    process::run("the benchmarks", &mut bench)
}
