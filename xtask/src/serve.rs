//! Builds the site and serves it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;

use crate::paths::Paths;
use crate::process::step;
use crate::server::{self, Csp};
use crate::{Result, dist};

pub fn run(paths: &Paths, args: &[String]) -> Result<()> {
    let (port, csp) = options(args)?;
    step("preparing the site");
    dist::site(paths)?;
    let address = server::start(&paths.site(), port, csp)?;
    check(&address)?;
    println!("{address}");
    let _ = std::io::stdout().flush();
    loop {
        thread::park();
    }
}

fn options(args: &[String]) -> Result<(u16, Csp)> {
    let (mut port, mut csp) = (8080, Csp::Current);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let value = match (arg.as_str(), arg.strip_prefix("--port=")) {
            ("--old-csp", _) => {
                csp = Csp::Old;
                continue;
            }
            ("--port", _) => args.next().ok_or("`--port` wants a number")?.as_str(),
            (_, Some(value)) => value,
            _ => return Err(format!("unknown argument `{arg}`")),
        };
        port = value.parse().map_err(|_| format!("`{value}` is no port"))?;
    }
    Ok((port, csp))
}

/// The address is printed only once it answers.
fn check(address: &str) -> Result<()> {
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut answer = String::new();
    TcpStream::connect(host)
        .and_then(|mut stream| {
            write!(stream, "HEAD / HTTP/1.1\r\nHost: {host}\r\n\r\n")?;
            stream.read_to_string(&mut answer)
        })
        .map_err(|error| format!("the server does not answer: {error}"))?;
    let status = answer.lines().next().unwrap_or("");
    if status.contains(" 200 ") { Ok(()) } else { Err(format!("the server answers `{status}`")) }
}
