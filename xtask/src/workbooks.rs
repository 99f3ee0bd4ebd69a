//! The workbook that a list of circuits becomes, in the spreadsheet programs of Debian: a line a program.

use crate::paths::Paths;
use crate::process::{node, run as must, step, tee};
use crate::{Result, build, setup, tally};

pub fn run(paths: &Paths) -> Result<()> {
    build::all(paths)?;
    let (office, ssconvert) = setup::spreadsheets(paths)?;
    let (sources, folder) = (paths.root.join("tests/workbooks"), paths.out.join("workbooks"));
    must("writing the workbook", node(paths).arg(sources.join("write.mjs")).arg(&folder))?;

    step("the programs");
    let mut programs = node(paths);
    programs.arg(sources.join("programs.mjs")).args([&folder, &office, &ssconvert]);
    let (ok, printed) = tee(&mut programs)?;
    let tally = tally::checks(&printed).judged(ok);
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 { std::process::exit(1) } else { Ok(()) }
}
