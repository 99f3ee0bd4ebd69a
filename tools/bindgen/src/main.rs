//! Writes the JavaScript side of a wasm build: `bindgen <in.wasm> <out dir> <name>`. The page instantiates the wasm by
//! itself, which takes fewer bytes than the loader that comes with wasm-bindgen's output for the web.
//!
//! The declared features are rewritten first, so that the result loads on Chromium 80 and later:
//! rustc declares features that it does not need here, and wasm-bindgen acts on the declaration.

mod features;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [input, out, name] = args.as_slice() else {
        bail!("usage: bindgen <in.wasm> <out dir> <name>");
    };
    let wasm = std::fs::read(input).with_context(|| format!("cannot read `{input}`"))?;
    let wasm = features::without(&wasm, &["reference-types", "multivalue", "call-indirect-overlong"])
        .with_context(|| format!("`{input}` is not a wasm module that declares its features"))?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, wasm)
        .bundler(true)?
        .typescript(false)
        .remove_producers_section(true)
        .generate(PathBuf::from(out))
        .with_context(|| format!("wasm-bindgen refused `{input}`"))
}
