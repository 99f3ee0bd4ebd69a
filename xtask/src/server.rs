//! A small static server for one folder, on 127.0.0.1.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::Result;

/// The policy that the pages are served under; `script-src` depends on the browser.
const CSP: &str = "style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; \
                   worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
                   frame-ancestors 'self'";

#[derive(Clone, Copy, PartialEq)]
pub enum Csp {
    /// Browsers since 2022 allow wasm by a word of its own.
    Current,
    /// Chromium before 97 runs wasm only where `eval` is allowed.
    Old,
}

impl Csp {
    fn header(self) -> String {
        let scripts = match self {
            Csp::Current => "'self' 'wasm-unsafe-eval'",
            Csp::Old => "'self' 'unsafe-eval'",
        };
        format!("default-src 'none'; script-src {scripts}; {CSP}")
    }
}

/// Binds the port (0: any free one) and answers in the background; returns the address.
pub fn start(folder: &Path, port: u16, csp: Csp) -> Result<String> {
    let folder =
        folder.canonicalize().map_err(|error| format!("cannot serve `{}`: {error}", folder.display()))?;
    let listener = TcpListener::bind(("127.0.0.1", port))
        .map_err(|error| format!("cannot listen on port `{port}`: {error}"))?;
    let address = listener.local_addr().map_err(|error| format!("cannot listen: {error}"))?;
    let (folder, csp) = (Arc::new(folder), Arc::new(csp.header()));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (folder, csp) = (Arc::clone(&folder), Arc::clone(&csp));
            // A visitor who hangs up is no concern of the server's.
            thread::spawn(move || drop(answer(stream, &folder, &csp)));
        }
    });
    Ok(format!("http://{address}/"))
}

/// What is asked for, once it is known to be answerable.
enum Found {
    File(PathBuf),
    Moved(String),
    Error(&'static str),
}

fn answer(stream: TcpStream, folder: &Path, csp: &str) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(16 * 1024));
    let mut first = String::new();
    lines.read_line(&mut first)?;
    let mut line = String::new();
    while lines.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = first.split_ascii_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let found = match method {
        "GET" | "HEAD" => find(folder, target),
        _ => Found::Error("405 Method Not Allowed"),
    };
    reply(stream, &found, method == "HEAD", csp)
}

fn find(folder: &Path, target: &str) -> Found {
    let path = target.split(['?', '#']).next().unwrap_or("");
    let Some(path) = path.strip_prefix('/').and_then(decode) else {
        return Found::Error("400 Bad Request");
    };
    // `canonicalize` resolves `..` and links, so what is outside the folder shows.
    match folder.join(path.trim_start_matches('/')).canonicalize() {
        Ok(file) if !file.starts_with(folder) => Found::Error("404 Not Found"),
        Ok(file) if file.is_file() => Found::File(file),
        Ok(_) if !path.is_empty() && !path.ends_with('/') => {
            Found::Moved(format!("/{}/", path.trim_start_matches('/')))
        }
        Ok(file) if file.join("index.html").is_file() => Found::File(file.join("index.html")),
        _ => Found::Error("404 Not Found"),
    }
}

/// Percent-decoded; nothing for what is no text, or would end a header line or a path early.
fn decode(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut out = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            out.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok().filter(|text| !text.contains(|c: char| c.is_control() || c == '\\'))
}

fn reply(mut stream: TcpStream, found: &Found, head: bool, csp: &str) -> io::Result<()> {
    let common = format!(
        "Content-Security-Policy: {csp}\r\nX-Content-Type-Options: nosniff\r\n\
         Referrer-Policy: no-referrer\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n"
    );
    match found {
        Found::File(path) => {
            let mut file = File::open(path)?;
            let (length, mime) = (file.metadata()?.len(), mime(path));
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\n{common}"
            )?;
            if !head {
                io::copy(&mut file, &mut stream)?;
            }
        }
        Found::Moved(to) => {
            write!(stream, "HTTP/1.1 301 Moved\r\nLocation: {to}\r\nContent-Length: 0\r\n{common}")?;
        }
        Found::Error(status) => {
            let body = if head { "" } else { status };
            write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n{common}{body}",
                status.len()
            )?;
        }
    }
    stream.flush()
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::OnceLock;

    use super::*;

    /// Where a folder with a page, a folder and a secret beside it is served; written once, since tests run side by side.
    fn served() -> String {
        let base = std::env::temp_dir().join(format!("sla-server-{}", std::process::id()));
        let site = base.join("site");
        fs::create_dir_all(site.join("sub")).unwrap();
        fs::write(base.join("secret.txt"), "secret").unwrap();
        fs::write(site.join("index.html"), "home").unwrap();
        fs::write(site.join("sub/index.html"), "below").unwrap();
        fs::write(site.join("a b.wasm"), "bytes").unwrap();
        start(&site, 0, Csp::Current).unwrap()
    }

    /// The whole answer to one request line.
    fn ask(line: &str) -> String {
        static ADDRESS: OnceLock<String> = OnceLock::new();
        let host = ADDRESS.get_or_init(served).trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "{line} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_folders_types_and_refusals() {
        for (line, status, holds) in [
            ("GET /", "200 OK", "\r\n\r\nhome"),
            ("GET /?lang=en", "200 OK", "\r\n\r\nhome"),
            ("GET /sub/", "200 OK", "\r\n\r\nbelow"),
            ("GET /sub", "301 Moved", "Location: /sub/\r\n"),
            ("GET /a%20b.wasm", "200 OK", "Content-Type: application/wasm\r\n"),
            ("GET /none", "404 Not Found", "Content-Security-Policy: default-src 'none'; "),
            ("GET /../secret.txt", "404 Not Found", ""),
            ("GET /%2e%2e/secret.txt", "404 Not Found", ""),
            ("GET /%2fetc/passwd", "404 Not Found", ""),
            ("GET /%zz", "400 Bad Request", ""),
            ("GET /%0d%0aX:1", "400 Bad Request", ""),
            ("GET index.html", "400 Bad Request", ""),
            ("POST /", "405 Method Not Allowed", ""),
        ] {
            let answer = ask(line);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{line}: {answer}");
            assert!(answer.contains(holds), "{line}: {answer}");
            assert!(!answer.contains("secret"), "{line}: {answer}");
        }
    }

    #[test]
    fn head_has_the_length_and_no_body() {
        let answer = ask("HEAD /");
        assert!(answer.contains("Content-Length: 4\r\n"), "{answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    }
}
