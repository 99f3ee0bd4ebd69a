//! Files inside a workbook that is an archive.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// What a workbook may unpack to.
pub const MOST_UNPACKED: u64 = 512_000_000;

/// A file of an archive as text, no longer than what a workbook may unpack to.
pub fn entry(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let file = archive.by_name(name).ok()?;
    let mut text = String::new();
    file.take(MOST_UNPACKED).read_to_string(&mut text).ok()?;
    Some(text)
}
