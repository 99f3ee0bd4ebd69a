//! The documents for other systems against the published schemas, which are not part of this checkout.

use crate::paths::Paths;
use crate::process::{node, run as must};
use crate::{Result, dist};

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    let [folder] = args else {
        return Err(
            "name the folder with clones of the repositories that tests/exchange/facts.json lists".to_owned()
        );
    };
    dist::npm(paths)?;
    must("the exchange", node(paths).args(["tests/exchange/published.mjs", folder]))
}
