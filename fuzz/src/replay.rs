//! A corpus, replayed by plain tests.

use std::fs;
use std::path::Path;

/// Calls `target` with each seed of a corpus as it is and, unless `damaged` is 0, cut short and so many times with bytes changed,
/// by a fixed rule.
pub fn replay(corpus: &str, target: fn(&[u8]), damaged: u64) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder =
        root.ancestors().map(|above| above.join("fuzz/seeds").join(corpus)).find(|folder| folder.is_dir());
    let folder = folder.unwrap_or_else(|| panic!("no corpus `{corpus}`"));
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    for file in files {
        let seed = fs::read(&file).unwrap();
        target(&seed);
        if damaged > 0 {
            target(&seed[..seed.len() / 2]);
        }
        for round in 0..damaged {
            let mut bytes = seed.clone();
            let mut number = round.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5_1A;
            for _ in 0..=round % 3 {
                number =
                    number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = usize::try_from(number >> 33).unwrap() % bytes.len().max(1);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = (number >> 24) as u8;
                }
            }
            target(&bytes);
        }
    }
}
