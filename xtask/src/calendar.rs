//! The calendar of the project: its own command, on the reader that the page and the package use.

use crate::Result;
use crate::paths::Paths;
use crate::process::{cargo, run as run_command};

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    let mut command = cargo(paths);
    command.args(["run", "--quiet", "--example", "calendar", "--features", "schema", "--"]).args(args);
    run_command("the calendar command", &mut command)
}
