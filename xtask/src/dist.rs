//! `dist/site` (any web server) and `dist/npm` (ready for `npm pack`).

use std::fs;

use crate::Result;
use crate::build;
use crate::paths::Paths;
use crate::process::{self, node};
use crate::stamp::Step;

const INPUTS: &[&str] = &[
    "Cargo.toml",
    "README.md",
    "data",
    "package-lock.json",
    "package.json",
    "target/generated",
    "target/web",
    "tools/js",
    "tools/pack",
    "tools/vite",
    "tsconfig.json",
    "tsconfig.npm.json",
    "www",
];

pub fn run(paths: &Paths) -> Result<()> {
    site(paths)?;
    npm(paths)?;
    eprintln!("==> dist/site and dist/npm are up to date");
    Ok(())
}

/// The pages, and the files that other people's pages embed.
pub fn site(paths: &Paths) -> Result<()> {
    build::all(paths)?;
    if !paths.has("www/index.html") {
        return Err("there is no page yet: `www/index.html` is missing".to_owned());
    }
    let mut outputs = vec![paths.site().join("index.html")];
    outputs.extend(paths.has("www/embed.ts").then(|| paths.site().join("embed/sla-calculator.js")));
    outputs.extend(paths.has("www/single.ts").then(|| paths.site().join("embed/sla-calculator.single.js")));
    outputs.extend(paths.has("www/offline.html").then(|| paths.site().join("offline.html")));
    Step { name: "build the site", inputs: INPUTS, outputs: &outputs }.run(paths, || {
        vite(paths, "site")?;
        if paths.has("www/embed.ts") {
            vite(paths, "embed")?;
        }
        if paths.has("www/single.ts") {
            vite(paths, "single")?;
        }
        process::run(
            "listing what ships with the site",
            node(paths).arg("tools/js/shipped.mjs").arg("site"),
        )?;
        pack(paths)?;
        process::run("compressing the site", node(paths).arg("tools/js/precompress.mjs"))?;
        process::run("the check of the site", node(paths).arg("tools/js/site.mjs"))
    })
}

/// What the pages ask for packed (`www/engine/packed.ts`): the files beside which the build of the site left an empty `.gz`.
fn pack(paths: &Paths) -> Result<()> {
    let cannot = |error| format!("cannot read `{}`: {error}", paths.site().join("assets").display());
    let mut files = Vec::new();
    for entry in fs::read_dir(paths.site().join("assets")).map_err(cannot)? {
        let packed = entry.map_err(cannot)?.path();
        files.extend(
            packed.extension().is_some_and(|ending| ending == "gz").then(|| packed.with_extension("")),
        );
    }
    process::run("building `pack`", process::cargo(paths).args(["build", "--package", "pack"]))?;
    let program = paths.cargo.join("debug").join(format!("pack{}", std::env::consts::EXE_SUFFIX));
    process::run("packing", process::command(paths, &program.to_string_lossy()).args(files))
}

/// The package.
pub fn npm(paths: &Paths) -> Result<()> {
    build::all(paths)?;
    let outputs = [paths.npm().join("package.json"), paths.npm().join("index.js")];
    Step { name: "build the npm package", inputs: INPUTS, outputs: &outputs }.run(paths, || {
        vite(paths, "npm")?;
        vite(paths, "cjs")?;
        process::run("writing the package", node(paths).arg("tools/js/npm.mjs"))?;
        process::run(
            "listing what ships with the package",
            node(paths).arg("tools/js/shipped.mjs").arg("npm"),
        )
    })
}

fn vite(paths: &Paths, mode: &str) -> Result<()> {
    let mut vite = node(paths);
    vite.args(["node_modules/vite/bin/vite.js", "build", "--config", "www/vite.config.ts"]);
    vite.args(["--logLevel", "warn", "--mode", mode]);
    process::run(&format!("the Vite build of `{mode}`"), &mut vite)
}
