//! Each module of the engine imports only those that stand to its left in the line of layers in docs/ARCHITECTURE.md, and no file
//! imports itself by way of others.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

#[path = "support/modules.rs"]
mod modules;

use std::fs;
use std::path::{Path, PathBuf};

/// Modules that belong to no layer: they name no subject and may be used by all.
const COMMON: [&str; 5] = ["boundary", "prelude", "text", "work", "pack"];
/// Modules that put the layers together: what they may import is not limited, and no layer may import them.
const ASSEMBLY: [&str; 4] = ["lib", "calculator", "bundle", "wasm"];

/// The layers of the engine, from left to right, as the document has them.
fn layers(document: &str) -> Vec<String> {
    let line = document.lines().find(|line| line.starts_with("`error` ← ")).expect("the line of layers");
    let names = line.split(" ← ").map(|name| name.trim_matches(|letter| !char::is_alphanumeric(letter)));
    names.take_while(|name| *name != "wasm").map(str::to_owned).collect()
}

/// The imports of a source text that break the order, each with what was wrong.
fn faults(module: &str, source: &str, layers: &[String]) -> Vec<String> {
    let rank = |name: &str| layers.iter().position(|layer| layer == name);
    // What stands behind the tests of a file may look at everything, and a comment may name anything.
    let product = source.split("#[cfg(test)]").next().unwrap_or("");
    let code: Vec<&str> = product.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let product = code.join("\n");
    let mut found = Vec::new();
    for (at, _) in product.match_indices("crate::") {
        let rest = &product[at + "crate::".len()..];
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        let name = &rest[..end];
        if name.is_empty() || name == module || COMMON.contains(&name) {
            continue;
        }
        match (rank(module), rank(name)) {
            (Some(own), Some(other)) if other < own => {}
            (None, _) if ASSEMBLY.contains(&module) => {}
            (None, _) if COMMON.contains(&module) && name == "error" => {}
            _ => found.push(format!("`{module}` imports `{name}`")),
        }
    }
    found
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            rust_files(&entry, into);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            into.push(entry);
        }
    }
}

fn architecture() -> Vec<String> {
    layers(&fs::read_to_string("docs/ARCHITECTURE.md").expect("docs/ARCHITECTURE.md"))
}

#[test]
fn every_module_of_the_engine_imports_only_layers_to_its_left() {
    let layers = architecture();
    assert!(layers.len() >= 8, "{layers:?}");
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    assert!(files.len() > 50, "{} files", files.len());
    let mut found = Vec::new();
    for file in files {
        let module = file.strip_prefix("src").expect("a file of src").components().next().expect("a name");
        let module = module.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        let source = fs::read_to_string(&file).expect("a text");
        found.extend(
            faults(&module, &source, &layers).iter().map(|fault| format!("{}: {fault}", file.display())),
        );
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn an_import_to_the_right_or_of_the_assembly_is_a_fault() {
    let layers = architecture();
    assert_eq!(faults("policy", "use crate::quote::Reason;", &layers), ["`policy` imports `quote`"]);
    assert_eq!(faults("error", "fn f(x: crate::value::Value) {}", &layers), ["`error` imports `value`"]);
    assert_eq!(
        faults("quote", "use crate::calculator::Calculator;", &layers),
        ["`quote` imports `calculator`"]
    );
    assert_eq!(faults("quote", "use crate::policy::Rule;\nuse crate::prelude::*;", &layers), [""; 0]);
    assert_eq!(faults("quote", "    /// Behind [`crate::Calculator`].\nfn f() {}", &layers), [""; 0]);
    assert_eq!(
        faults("calendar", "#[cfg(test)]\nmod tests { use crate::counting::Working; }", &layers),
        [""; 0]
    );
}

#[test]
fn no_file_of_the_engine_imports_itself_by_way_of_others() {
    let sources = modules::sources(Path::new("src"));
    assert!(sources.len() > 100, "{} files", sources.len());
    assert_eq!(modules::circles(&sources), Vec::<String>::new());
}

#[test]
fn a_planted_circle_is_a_fault_through_what_files_hand_on_too() {
    let planted = |files: &[(&str, &str)]| {
        let name = |path: &str| path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        modules::circles(&files.iter().map(|(path, source)| (name(path), (*source).to_owned())).collect())
    };
    let room = |one: &str, other: &str| {
        planted(&[
            ("", "pub mod room;"),
            ("room", "mod one;\nmod other;\npub use one::One;\npub(crate) use other::*;"),
            ("room/one", one),
            ("room/other", other),
        ])
    };
    let both = ["room/one, room/other"];
    assert_eq!(room("use super::other::Other;\npub struct One;", "use super::One;\npub struct Other;"), both);
    assert_eq!(room("use crate::room::Other;\npub struct One;", "pub struct Other(super::one::One);"), both);
    assert_eq!(room("pub struct One;", "use super::{One as First};\npub struct Other;"), [""; 0]);
    assert_eq!(room("// use super::Other;\npub struct One;", "use super::One;\npub struct Other;"), [""; 0]);
    let inside = [("", "mod room;"), ("room", "mod part;\nuse part::Part;\nstruct Room(Part);")];
    let child = |source| planted(&[inside[0], inside[1], ("room/part", source)]);
    assert_eq!(child("use super::Room;\npub struct Part;"), ["room, room/part"]);
    assert_eq!(child("pub struct Part;\n#[cfg(test)]\nmod tests { use super::super::Room; }"), [""; 0]);
}
