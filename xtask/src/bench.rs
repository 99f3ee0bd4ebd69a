//! The side-by-side benchmarks.

use crate::paths::Paths;
use crate::process::{self, node, step};
use crate::{Result, dist, setup};

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    dist::run(paths)?;
    let mut bench = node(paths);
    bench.arg("benches/run.mjs").args(args);
    match setup::chromium(paths) {
        Ok(chromium) => drop(bench.env("CHROME", chromium.browser)),
        // The rows of the page are then told as not measured; the others need no browser.
        Err(why) => step(&why),
    }
    process::run("the benchmarks", &mut bench)
}
