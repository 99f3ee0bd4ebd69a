//! The quotations of the bundled policy, held against the text that they are taken from.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::paths::Paths;
use crate::process::{self, node, tee};
use crate::tally::{self, Tally};

/// Names the text where it is not beside the checkout.
const NAMED_BY: &str = "SLA_SOURCE_EXCERPT";
/// Where the text is looked for otherwise; the project holds no more of it than it cites.
const BESIDE: &str = "../shared/domain/source-excerpt.md";

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    let [excerpt] = args else {
        return Err("`cargo xtask quotes` takes the path of the text".to_owned());
    };
    let excerpt = env::current_dir().map_err(|error| error.to_string())?.join(excerpt);
    process::run("the quotations", &mut check(paths, &excerpt))
}

/// The same as a stage of the tests, where the text is at hand.
pub fn stage(paths: &Paths) -> Result<Tally> {
    let named = env::var_os(NAMED_BY).map(PathBuf::from);
    let excerpt = named.clone().unwrap_or_else(|| paths.root.join(BESIDE));
    if named.is_none() && !excerpt.exists() {
        println!("skipped: the text is not at hand ({NAMED_BY} or {BESIDE})");
        return Ok(Tally::default());
    }
    let (ok, text) = tee(&mut check(paths, &excerpt))?;
    Ok(tally::checks(&text).judged(ok))
}

fn check(paths: &Paths, excerpt: &Path) -> Command {
    let mut check = node(paths);
    check.arg("tools/js/quotes.mjs").arg(excerpt);
    check
}
