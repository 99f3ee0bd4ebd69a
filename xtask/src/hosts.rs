//! The examples of `examples/hosts`: each installed, built and opened with its own tools.

use crate::paths::Paths;
use crate::process::{self, node};
use crate::{Result, dist, setup};

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    dist::run(paths)?;
    let mut hosts = node(paths);
    hosts.arg("tools/hosts/run.mjs").args(args).env("CHROME", setup::headless_chromium(paths)?);
    process::run("a host", &mut hosts)
}
