//! What cargo-mutants would change.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::Result;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

pub struct Mutant {
    pub id: usize,
    pub file: String,
    pub genre: String,
    pub from: Place,
    pub replacement: String,
    /// As cargo-mutants says it, with line and column.
    pub name: String,
    /// As the results and the list of equivalents know it: without a line, numbered where a function has several alike.
    pub key: String,
    /// The text of the function around it: while it stays, what was found out stays true.
    pub function: String,
    /// Whether the function's type is one that only the compiler knows.
    pub opaque: bool,
}

/// Every mutant of the tree, the parts that count first.
pub fn list(program: &str, tree: &Path) -> Result<Vec<Mutant>> {
    let said = Command::new(program)
        .current_dir(tree)
        .args(["mutants", "--list", "--json"])
        .output()
        .map_err(|error| format!("cannot start cargo-mutants: {error}"))?;
    let read: Vec<Value> = serde_json::from_slice(&said.stdout)
        .map_err(|error| format!("cargo-mutants lists nothing that can be read: {error}"))?;
    let mut sources = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut mutants = Vec::new();
    for one in &read {
        let text = |at: &str| one.pointer(at).and_then(Value::as_str).unwrap_or_default().to_owned();
        let number = |at: &str| {
            one.pointer(at).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok()).unwrap_or(0)
        };
        let (file, name) = (text("/file"), text("/name"));
        let source = sources
            .entry(file.clone())
            .or_insert_with(|| std::fs::read_to_string(tree.join(&file)).unwrap_or_default());
        let (first, last) = (number("/function/span/start/line"), number("/function/span/end/line"));
        let function: Vec<&str> =
            source.lines().skip(first.saturating_sub(1)).take((last + 1).saturating_sub(first)).collect();
        let said = name.splitn(4, ':').nth(3).unwrap_or(&name).trim().to_owned();
        let known = seen.entry(format!("{file} {first} {said}")).or_default();
        *known += 1;
        mutants.push(Mutant {
            id: 0,
            genre: text("/genre"),
            from: Place { line: number("/span/start/line"), column: number("/span/start/column") },
            replacement: text("/replacement"),
            key: format!("{file}: {said}{}", if *known > 1 { format!(" #{known}") } else { String::new() }),
            function: function.join("\n"),
            opaque: text("/function/return_type").contains("impl "),
            name,
            file,
        });
    }
    const FIRST: [&str; 6] = ["counting/", "quote/", "quality/", "policy/", "calendar/notice/", "calendar/"];
    let rank = |file: &str| FIRST.iter().position(|part| file.contains(part)).unwrap_or(FIRST.len());
    mutants.sort_by_key(|one| rank(&one.file));
    mutants.iter_mut().enumerate().for_each(|(at, one)| one.id = at + 1);
    Ok(mutants)
}
