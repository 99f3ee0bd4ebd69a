//! From Rust sources and documents to what the page imports: `target/generated` and `target/web`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::paths::Paths;
use crate::process::{cargo, command, node, run, step};
use crate::setup;
use crate::stamp::{self, Step};

const RUST: &[&str] = &["Cargo.toml", "Cargo.lock", "src", "rust-toolchain.toml"];

/// A wasm module: its folder in `target/web`, its name, the crate and the features it is built from, and what that depends on.
struct Module {
    folder: &'static str,
    name: &'static str,
    krate: &'static str,
    features: &'static [&'static str],
    inputs: &'static [&'static str],
    /// Whether there is a JavaScript build of it, for pages that forbid WebAssembly.
    javascript: bool,
    /// Settings of the release profile that differ: workbooks and tables of 100,000 rows are read for speed, not for size.
    profile: &'static [&'static str],
}

/// Six builds of the engine (what every visitor downloads, the same with every question, that one for programs, the same for
/// documents that say more of time, the reader of documents, and tables), and the reader of workbooks.
const WASM: &[Module] = &[
    Module {
        folder: "quotes",
        name: "sla_quotes",
        krate: "sla-calculator",
        features: &["bundle"],
        inputs: RUST,
        // Where WebAssembly is forbidden the JavaScript build of the whole core stands in.
        javascript: false,
        profile: &[],
    },
    Module {
        folder: "core",
        name: "sla_core",
        krate: "sla-calculator",
        features: &["bundle", "analysis"],
        inputs: RUST,
        javascript: true,
        profile: &[],
    },
    Module {
        // Where a program asks, nothing is downloaded: for speed, not for size.
        folder: "programs",
        name: "sla_core",
        krate: "sla-calculator",
        features: &["bundle", "analysis", "speed"],
        inputs: RUST,
        javascript: false,
        profile: &["profile.release.opt-level=2"],
    },
    Module {
        folder: "shapes",
        name: "sla_shapes",
        krate: "sla-calculator",
        features: &["bundle", "analysis", "shapes"],
        inputs: RUST,
        javascript: true,
        profile: &[],
    },
    Module {
        folder: "documents",
        name: "sla_documents",
        krate: "sla-calculator",
        features: &["documents"],
        inputs: RUST,
        javascript: true,
        profile: &[],
    },
    Module {
        folder: "columns",
        name: "sla_columns",
        krate: "sla-calculator",
        features: &["columns"],
        inputs: RUST,
        javascript: false,
        profile: &["profile.release.opt-level=3"],
    },
    Module {
        folder: "workbook",
        name: "sla_workbook",
        krate: "sla-workbook",
        features: &[],
        inputs: &["Cargo.toml", "Cargo.lock", "workbook", "rust-toolchain.toml"],
        javascript: false,
        profile: &["profile.release.opt-level=3"],
    },
];

/// What a workbook may take at most: beyond it the module ends, and the page says that the file is too large.
const WORKBOOK_MEMORY: u32 = 1 << 30;

/// What wasm-opt may assume: what Chromium 80 has, and no more.
const OPT: &[&str] = &[
    // Loops and blocks laid anew, then twice for size: 1.3 % smaller and as fast (docs/PERFORMANCE.md).
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // The memory is the module's own: fresh, and below 1,024 lies the far end of the stack.
    "--zero-filled-memory",
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Everything that the page's build imports.
pub fn all(paths: &Paths) -> Result<()> {
    setup::packages(paths)?;
    setup::wasm_target(paths)?;
    bundle(paths)?;
    WASM.iter().try_for_each(|module| wasm(paths, module))
}

/// The compiled policy and calendar, the words, the types, and the table of the boundary.
pub fn bundle(paths: &Paths) -> Result<()> {
    let generated = paths.generated();
    Step {
        name: "compile the documents",
        inputs: &[RUST, &["examples", "data"]].concat(),
        outputs: &[
            "bundle.bin",
            "types.d.ts",
            "wire.ts",
            "wire-targets.ts",
            "wire-columns.ts",
            "units.ts",
            "policy.schema.json",
        ]
        .map(|file| generated.join(file)),
    }
    .run(paths, || {
        let mut compile = cargo(paths);
        compile.args(["run", "--quiet", "--example", "compile", "--features", "schema", "--", "--out"]);
        run("compiling the documents", compile.arg(&generated))
    })
}

fn wasm(paths: &Paths, wanted: &Module) -> Result<()> {
    let Module { folder, name, krate, features, inputs, javascript: scripted, profile } = *wanted;
    let out = paths.web().join(folder);
    let bundle = paths.generated().join("bundle.bin");
    let inputs = [inputs, &["tools/bindgen", "target/generated/bundle.bin", "package-lock.json"]].concat();
    let (module, whole) = (out.join(format!("{name}_bg.wasm")), out.join(format!("{name}_whole.wasm")));
    Step {
        name: &format!("wasm {folder}"),
        inputs: &inputs,
        outputs: &[out.join(format!("{name}_bg.js")), module.clone(), whole.clone()],
    }
    .run(paths, || {
        let bindgen = bindgen(paths, &[])?;
        let mut build = cargo(paths);
        // Only the cdylib: cargo does no link-time optimisation when an rlib is asked for beside it.
        build.args(["rustc", "--package", krate, "--lib", "--crate-type", "cdylib", "--release"]);
        build.args(["--target", "wasm32-unknown-unknown", "--no-default-features"]);
        build.args(profile.iter().flat_map(|setting| ["--config", setting]));
        build.args(features.iter().flat_map(|feature| ["--features", feature]));
        build.env("SLA_BUNDLE", &bundle).env("CARGO_ENCODED_RUSTFLAGS", rustflags(paths, wanted));
        run("the wasm build", &mut build)?;
        let file = format!("wasm32-unknown-unknown/release/{}.wasm", krate.replace('-', "_"));
        let built = paths.cargo.join(file);
        fs::create_dir_all(&out).map_err(|error| stamp::cannot("make", &out, &error))?;
        run("bindgen", command(paths, &bindgen.to_string_lossy()).arg(&built).arg(&out).arg(name))?;
        // As rustc leaves it, for the JavaScript build, which is made for speed.
        fs::copy(&module, &whole).map_err(|error| stamp::cannot("copy", &module, &error))?;
        let mut opt = node(paths);
        opt.arg("node_modules/binaryen/bin/wasm-opt").args(OPT).arg(&module).arg("-o").arg(&module);
        run("wasm-opt", &mut opt)?;
        let size = fs::metadata(&module).map_err(|error| stamp::cannot("read", &module, &error))?.len();
        step(&format!("wasm {folder}: {size} bytes"));
        Ok(())
    })?;
    if scripted {
        javascript(paths, folder, &whole, &out.join(format!("{name}_javascript.js")))
    } else {
        Ok(())
    }
}

/// The same module in JavaScript, for pages that forbid WebAssembly and browsers that lack it.
fn javascript(paths: &Paths, folder: &str, from: &Path, to: &Path) -> Result<()> {
    let relative = format!("target/web/{folder}/{}", from.file_name().unwrap_or_default().to_string_lossy());
    Step {
        name: &format!("javascript {folder}"),
        inputs: &["tools/js/javascript.mjs", "package-lock.json", &relative],
        outputs: &[to.to_path_buf()],
    }
    .run(paths, || {
        run("wasm2js", node(paths).arg("tools/js/javascript.mjs").arg(from).arg(to))?;
        let size = fs::metadata(to).map_err(|error| stamp::cannot("read", to, &error))?.len();
        step(&format!("javascript {folder}: {size} bytes"));
        Ok(())
    })
}

/// Builds a program of `tools/bindgen` and says where it is.
pub fn bindgen(paths: &Paths, features: &[&str]) -> Result<PathBuf> {
    let mut build = cargo(paths);
    build.args(["build", "--package", "bindgen"]).args(features);
    run("building wasm-bindgen", &mut build)?;
    let suffix = std::env::consts::EXE_SUFFIX;
    Ok(paths.cargo.join("debug").join(format!("bindgen{suffix}")))
}

/// Flags that keep wasm-bindgen's runtime off reference types, which Chromium 80 to 95 lack, and flags that keep the
/// machine's folders out of the wasm (panic messages name source files).
fn rustflags(paths: &Paths, module: &Module) -> String {
    let mut flags = vec![
        "-Ctarget-feature=-reference-types,-multivalue".to_owned(),
        format!("--remap-path-prefix={}=.", paths.root.display()),
    ];
    if module.krate == "sla-workbook" {
        flags.push(format!("-Clink-arg=--max-memory={WORKBOOK_MEMORY}"));
    }
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    if let Some(home) = home {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
        flags.extend(registries(&home).iter().map(|folder| {
            // The last matching prefix wins, so the longer one comes later.
            format!("--remap-path-prefix={}=crates", folder.display())
        }));
    }
    flags.join("\u{1f}")
}

fn registries(home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    folders
}
