//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use crate::Result;

pub struct Paths {
    /// The checkout.
    pub root: PathBuf,
    /// Where cargo builds; may be outside the checkout.
    pub cargo: PathBuf,
    /// What the build makes for itself; always `target/` of the checkout, for the aliases of the page's sources.
    pub out: PathBuf,
}

impl Paths {
    pub fn find() -> Result<Paths> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").ok_or("start it with `cargo xtask`")?;
        let root = Path::new(&manifest).parent().ok_or("xtask is not inside a checkout")?.to_path_buf();
        let out = root.join("target");
        let cargo = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => root.join(dir),
            None => out.clone(),
        };
        Ok(Paths { root, cargo, out })
    }

    pub fn generated(&self) -> PathBuf {
        self.out.join("generated")
    }

    pub fn web(&self) -> PathBuf {
        self.out.join("web")
    }

    pub fn site(&self) -> PathBuf {
        self.root.join("dist/site")
    }

    pub fn npm(&self) -> PathBuf {
        self.root.join("dist/npm")
    }

    /// Whether the checkout has this file or folder.
    pub fn has(&self, relative: &str) -> bool {
        self.root.join(relative).exists()
    }
}
