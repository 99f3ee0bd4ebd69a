//! Running other programs, with their output shown as it comes.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::thread;

use crate::Result;
use crate::paths::Paths;

/// A command that starts in the checkout.
pub fn command(paths: &Paths, program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&paths.root);
    command
}

/// Cargo, building where everything else is built.
pub fn cargo(paths: &Paths) -> Command {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = command(paths, &program);
    command.env("CARGO_TARGET_DIR", &paths.cargo);
    // Set by the outer `cargo run`; they would make build scripts of the inner one look changed.
    command.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_MANIFEST_PATH");
    command
}

pub fn node(paths: &Paths) -> Command {
    command(paths, "node")
}

/// Says what starts, before it starts.
pub fn step(what: &str) {
    eprintln!("==> {what}");
}

/// Runs it with its output shown; an error unless it succeeds.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("{what} failed ({status})")) }
}

/// Runs it silently and returns what it printed; an error unless it succeeds.
pub fn output(what: &str, command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| cannot_start(command, &error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{what} failed ({}): {}", output.status, said.trim()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs it with its output shown, and returns whether it succeeded and all that it printed.
pub fn tee(command: &mut Command) -> Result<(bool, String)> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| cannot_start(command, &error))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let text = thread::scope(|scope| {
        let err = scope.spawn(|| err.map(|pipe| echo(pipe, true)).unwrap_or_default());
        let out = out.map(|pipe| echo(pipe, false)).unwrap_or_default();
        out + "\n" + &err.join().unwrap_or_default()
    });
    let status = child.wait().map_err(|error| cannot_start(command, &error))?;
    Ok((status.success(), text))
}

fn echo(pipe: impl Read, to_stderr: bool) -> String {
    let (mut reader, mut text, mut line) = (BufReader::new(pipe), String::new(), Vec::new());
    loop {
        line.clear();
        match reader.read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return text,
            Ok(_) => {
                let line = String::from_utf8_lossy(&line);
                if to_stderr {
                    eprint!("{line}");
                } else {
                    print!("{line}");
                }
                text.push_str(&line);
            }
        }
    }
}

/// The first of these programs that is on the path.
pub fn which(names: &[&str]) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
    })
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start `{}`: {error}", command.get_program().to_string_lossy())
}
