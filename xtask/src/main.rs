//! The project's own commands: `cargo xtask <command>`. No dependencies, so that it starts at once.

mod bench;
mod build;
mod calendar;
mod calendars;
mod dist;
mod exchange;
mod hostile;
mod hosts;
mod long;
mod paths;
mod process;
mod quotes;
mod report;
mod serve;
mod server;
mod setup;
mod size;
mod spark;
mod stamp;
mod tally;
mod test;
mod vectors;
mod workbooks;

use std::process::ExitCode;

use paths::Paths;

/// What goes wrong is told in one sentence.
type Result<T> = std::result::Result<T, String>;

const USAGE: &str = "usage: cargo xtask <command>

  serve [--port 8080]   build the site and serve it on 127.0.0.1
        [--old-csp]     with a policy that Chromium 80 to 96 needs to run wasm
  test [stage ...]      every test, or only the stages named; `test --list` names them
  dist                  write dist/site/ and dist/npm/
  quotes EXCERPT        hold the policy's quotations against the text they are taken from
  size                  bytes of what a page loads, against budgets.toml
  bench                 the side-by-side benchmarks
  parity [CALLS]        the JavaScript build beside WebAssembly: a million calls answered alike, and their time
  reproducible          two clean clones in different folders: the same bytes of every file of dist
  hosts [NAME ...]      the examples of examples/hosts: installed, built and opened with their own tools
  hosts chromium [80 83 86 90 current]
                        each way of embedding on each kind of page, in old Chromiums and the current one
  hosts builds [COMMIT] the script of one build with the engine of another, both ways
  hostile [--calls N] [--seed S] [--seconds N]
                        a million random bad calls of every entry of the package: what was no SlaError, and the memory
  fuzz [TARGET] [--seconds 60]
                        libFuzzer over the engine's readers and workbooks, fast-check over moments, links, the boundary
  mutants --typescript [FILE:FROM-TO ...] [--minutes 60]
                        the same of the page's readers of moments and of tables, by Stryker (npm)
  mutants [FILE ...] [--minutes 60]
                        every mutant that cargo-mutants (crates.io) names in calendar, counting, policy, quote, quality, in one build
  faults [FILE ...] [--minutes N]
                        each file of a first visit missing, cut, slow, of another version: the right dates, or what is seen
  load [--seconds 30]   1,000 visitors at once (Debian's wrk) on loopback: errors, and the memory of the server
  stay [--minutes 60]   one tab in random use: memory, nodes and listeners, and their curve as target/stay.svg
  deny                  cargo-deny (crates.io) and npm audit: licences, sources, advisories where reachable
  trust [--minutes 120] all of the last six, and `hostile`, within the time, and one table
  calendars             the calendar files in real calendar programs (PyPI, npm)
  workbooks             the workbook of a list in LibreOffice and Gnumeric (Debian): the same dates, as dates
  exchange FOLDER       TMF657, TMF622 and MEF documents against the published schemas in FOLDER
  spark [ROWS]          examples/spark measured: Apache Spark (PyPI, Java 17) on two workers, one of them killed
  vectors               write vectors/ anew, and read it by a script of its own
  calendar add FILE     put the yearly notice into data/calendars/cn.json (docs/CALENDAR.md)
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match Paths::find().and_then(|paths| run(&paths, &args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(paths: &Paths, args: &[String]) -> Result<()> {
    let Some((command, rest)) = args.split_first() else {
        return Err(format!("no command given\n{USAGE}"));
    };
    match command.as_str() {
        "serve" => serve::run(paths, rest),
        "test" => test::run(paths, rest),
        "dist" => none(rest).and_then(|()| dist::run(paths)),
        "quotes" => quotes::run(paths, rest),
        "size" => none(rest).and_then(|()| size::run(paths)),
        "bench" => bench::run(paths, rest),
        "hostile" => hostile::run(paths, rest),
        "hosts" => hosts::run(paths, rest),
        "fuzz" => long::fuzz(paths, rest),
        "mutants" => long::mutants(paths, rest).map(drop),
        "faults" => long::faults(paths, rest).map(drop),
        "load" => long::load(paths, rest),
        "stay" => long::stay(paths, rest).map(drop),
        "deny" => none(rest).and_then(|()| long::deny(paths)).map(drop),
        "trust" => long::trust(paths, rest),
        "reproducible" => hosts::reproducible(paths),
        "parity" => hosts::parity(paths, rest),
        "calendars" => none(rest).and_then(|()| calendars::run(paths)),
        "workbooks" => none(rest).and_then(|()| workbooks::run(paths)),
        "exchange" => exchange::run(paths, rest),
        "spark" => spark::run(paths, rest),
        "vectors" => none(rest).and_then(|()| vectors::run(paths)),
        "calendar" => calendar::run(paths, rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(format!("unknown command `{other}`\n{USAGE}")),
    }
}

fn none(rest: &[String]) -> Result<()> {
    match rest.first() {
        None => Ok(()),
        Some(extra) => Err(format!("unknown argument `{extra}`\n{USAGE}")),
    }
}
