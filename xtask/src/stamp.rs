//! Skips a step whose inputs did not change since it last succeeded.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::paths::Paths;
use crate::process::step;

pub struct Step<'a> {
    pub name: &'a str,
    /// Files and folders, relative to the checkout; one that does not exist counts as empty.
    pub inputs: &'a [&'a str],
    /// What must be there afterwards.
    pub outputs: &'a [PathBuf],
}

impl Step<'_> {
    /// Runs `work` unless the inputs are those of the last success and every output exists.
    pub fn run(&self, paths: &Paths, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let stamp = paths.out.join("stamps").join(self.name);
        let digest = self.digest(paths)?;
        let fresh = fs::read_to_string(&stamp).is_ok_and(|old| old == digest);
        if fresh && self.outputs.iter().all(|path| path.exists()) {
            return Ok(());
        }
        step(self.name);
        // A run that fails must not leave the stamp of an older success.
        let _ = fs::remove_file(&stamp);
        work()?;
        if let Some(missing) = self.outputs.iter().find(|path| !path.exists()) {
            return Err(format!("{} did not write `{}`", self.name, missing.display()));
        }
        write(&stamp, digest.as_bytes())
    }

    fn digest(&self, paths: &Paths) -> Result<String> {
        let mut hasher = DefaultHasher::new();
        for input in self.inputs {
            let mut files = Vec::new();
            list(&paths.root.join(input), &mut files)?;
            files.sort();
            for file in files {
                let bytes = fs::read(&file).map_err(|error| cannot("read", &file, &error))?;
                hasher.write(file.to_string_lossy().as_bytes());
                hasher.write_usize(bytes.len());
                hasher.write(&bytes);
            }
        }
        Ok(format!("{:016x}", hasher.finish()))
    }
}

/// Every file at or below a path.
pub fn list(path: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        into.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).map_err(|error| cannot("read", path, &error))? {
            let entry = entry.map_err(|error| cannot("read", path, &error))?;
            list(&entry.path(), into)?;
        }
    }
    Ok(())
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| cannot("make", parent, &error))?;
    }
    fs::write(path, bytes).map_err(|error| cannot("write", path, &error))
}

pub fn cannot(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {what} `{}`: {error}", path.display())
}
