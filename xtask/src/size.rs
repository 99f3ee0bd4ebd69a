//! Bytes of what a page loads until the first answer, against `budgets.toml`.

use crate::paths::Paths;
use crate::process::{self, node};
use crate::{Result, dist};

pub fn run(paths: &Paths) -> Result<()> {
    dist::run(paths)?;
    process::run("the size check", node(paths).arg("tools/js/size.mjs"))
}
