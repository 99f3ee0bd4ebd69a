//! Which file of a Rust crate imports which: read from its sources, as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module by the names on the way to it; the crate's own has none.
type Name = Vec<String>;
/// What stands behind an import, name by name.
type Route = Vec<String>;

/// A file of the crate: what it imports, and what it hands on under which name.
#[derive(Default)]
struct Module {
    imports: Vec<Route>,
    handed_on: BTreeMap<String, Route>,
    /// Modules of which it hands on everything.
    whole: Vec<Route>,
    /// The names that are defined here.
    defined: BTreeSet<String>,
}

/// The sources below a folder, by module.
pub fn sources(folder: &Path) -> BTreeMap<Name, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![(folder.to_path_buf(), Name::new())];
    while let Some((folder, name)) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let own = entry.file_stem().expect("a name").to_string_lossy().into_owned();
            let mut inner = name.clone();
            if entry.is_dir() {
                inner.push(own);
                open.push((entry, inner));
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                if own != "mod" && own != "lib" {
                    inner.push(own);
                }
                found.insert(inner, fs::read_to_string(&entry).expect("a text"));
            }
        }
    }
    found
}

/// The words and signs of a source, without comments, texts and its tests.
fn tokens(source: &str) -> Vec<String> {
    let product = source.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
    let mut letters = product.chars().peekable();
    let mut found: Vec<String> = Vec::new();
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'/') => while letters.next_if(|next| *next != '\n').is_some() {},
            '"' => {
                while let Some(next) = letters.next().filter(|next| *next != '"') {
                    if next == '\\' {
                        letters.next();
                    }
                }
            }
            // A character in quotes, or the name of a lifetime.
            '\'' => {
                let first = letters.next();
                if first == Some('\\') {
                    letters.next();
                }
                letters.next_if_eq(&'\'');
            }
            ':' if letters.next_if_eq(&':').is_some() => found.push("::".to_owned()),
            letter if letter.is_alphanumeric() || letter == '_' => {
                let mut word = String::from(letter);
                while let Some(next) = letters.next_if(|next| next.is_alphanumeric() || *next == '_') {
                    word.push(next);
                }
                found.push(word);
            }
            letter if letter.is_whitespace() => {}
            sign => found.push(sign.to_string()),
        }
    }
    found
}

fn is_word(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// The routes of a tree behind `use`, each with the name that it has here, and where the tree ends.
fn tree(tokens: &[String], mut at: usize, before: &[String], into: &mut Vec<(Route, String)>) -> usize {
    let mut route = before.to_vec();
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = tree(tokens, at, &route, into);
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                return at + 1;
            }
            "as" => {
                into.push((route, tokens.get(at + 1).cloned().unwrap_or_default()));
                return at + 2;
            }
            "," | "}" | ";" => break,
            "::" => {}
            word => route.push(word.to_owned()),
        }
        at += 1;
    }
    if route.last().is_some_and(|last| last == "self") && route.len() > 1 {
        route.pop();
    }
    let name = route.last().cloned().unwrap_or_default();
    into.push((route, name));
    at
}

/// A route from the crate's root; nothing where it leads out of the crate.
fn rooted(module: &[String], route: &[String], known: &BTreeMap<Name, String>) -> Option<Route> {
    let mut base = module.to_vec();
    let mut rest = route;
    match rest.first()?.as_str() {
        "crate" => {
            base.clear();
            rest = &rest[1..];
        }
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|name| name == "super") {
                base.pop();
                rest = &rest[1..];
            }
        }
        child => {
            let inner = [module, &[child.to_owned()]].concat();
            known.get(&inner)?;
        }
    }
    Some([&base, rest].concat())
}

fn module(name: &[String], source: &str, known: &BTreeMap<Name, String>) -> Module {
    const DEFINE: [&str; 8] = ["struct", "enum", "fn", "const", "static", "type", "trait", "macro_rules"];
    let tokens = tokens(source);
    let mut found = Module::default();
    let (mut at, mut public) = (0, false);
    while let Some(token) = tokens.get(at) {
        if token == "use" {
            let mut routes = Vec::new();
            at = tree(&tokens, at + 1, &[], &mut routes);
            for (route, own) in routes {
                let Some(route) = rooted(name, &route, known) else { continue };
                let of_child = route.starts_with(name) && route.len() > name.len();
                if public && own == "*" {
                    found.whole.push(route[..route.len() - 1].to_vec());
                } else if public {
                    found.handed_on.insert(own, route.clone());
                }
                if !(public && of_child) {
                    found.imports.push(route);
                }
            }
            public = false;
            continue;
        }
        let begins = at.checked_sub(1).is_none_or(|before| tokens[before] != "::" && tokens[before] != ".");
        if begins && is_word(token) && tokens.get(at + 1).is_some_and(|next| next == "::") {
            let mut route = vec![token.clone()];
            while tokens.get(at + 1).is_some_and(|next| next == "::")
                && tokens.get(at + 2).is_some_and(|next| is_word(next))
            {
                route.push(tokens[at + 2].clone());
                at += 2;
            }
            found.imports.extend(rooted(name, &route, known));
        }
        if DEFINE.contains(&token.as_str()) {
            let own = tokens[at + 1..].iter().find(|next| is_word(next) && *next != "fn");
            found.defined.extend(own.cloned());
        }
        // `pub`, `pub(crate)`, `pub(super)` before it.
        public = token == "pub" || public && matches!(token.as_str(), "(" | ")" | "crate" | "super" | "in");
        at += 1;
    }
    found
}

/// The file in which what a route names is defined, through what files hand on.
fn home(route: &[String], modules: &BTreeMap<Name, Module>, depth: usize) -> Option<Name> {
    let length = (0..=route.len()).rev().find(|length| modules.contains_key(&route[..*length]))?;
    let (name, rest) = route.split_at(length);
    let module = modules.get(name)?;
    if let (Some(own), Some(deeper)) = (rest.first(), depth.checked_sub(1)) {
        if let Some(further) = module.handed_on.get(own) {
            return home(&[further, &rest[1..]].concat(), modules, deeper);
        }
        let whole = module.whole.iter().filter_map(|whole| home(whole, modules, deeper));
        let mut there = whole.filter(|one| modules.get(one).is_some_and(|one| one.defined.contains(own)));
        if !module.defined.contains(own)
            && let Some(there) = there.next()
        {
            return Some(there);
        }
    }
    Some(name.to_vec())
}

/// Which file imports which.
fn edges(sources: &BTreeMap<Name, String>) -> BTreeMap<Name, BTreeSet<Name>> {
    let modules: BTreeMap<Name, Module> =
        sources.iter().map(|(name, source)| (name.clone(), module(name, source, sources))).collect();
    let of = |(name, one): (&Name, &Module)| {
        let homes = one.imports.iter().filter_map(|route| home(route, &modules, 8));
        (name.clone(), homes.filter(|to| to != name).collect())
    };
    modules.iter().map(of).collect()
}

/// The files from which one comes back to them by way of their imports: a line a group, its files parted by commas.
pub fn circles(sources: &BTreeMap<Name, String>) -> Vec<String> {
    let edges = edges(sources);
    let reach = |from: &Name| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(one) = open.pop() {
            open.extend(edges.get(one).into_iter().flatten().filter(|to| seen.insert((*to).clone())));
        }
        seen
    };
    let all: BTreeMap<&Name, BTreeSet<Name>> = edges.keys().map(|name| (name, reach(name))).collect();
    let mut groups = BTreeSet::new();
    for (name, seen) in all.iter().filter(|(name, seen)| seen.contains(**name)) {
        let group = seen.iter().filter(|other| all.get(other).is_some_and(|back| back.contains(*name)));
        groups.insert(group.map(|other| other.join("/")).collect::<Vec<_>>().join(", "));
    }
    groups.into_iter().collect()
}
