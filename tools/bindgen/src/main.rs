//! Writes the JavaScript side of a wasm build: `bindgen <in.wasm> <out dir> <name>`.
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
        .web(true)?
        .typescript(false)
        // The page says where the wasm is; a default address would be bundled a second time.
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .generate(PathBuf::from(out))
        .with_context(|| format!("wasm-bindgen refused `{input}`"))
}
