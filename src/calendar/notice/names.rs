//! The holidays as notices name them.

use super::text::Text;
use crate::prelude::*;

/// Ways to write a holiday's name, longest first, and the name in calendar documents.
const NAMES: [(&str, &str); 19] = [
    ("五一国际劳动节", "劳动节"),
    ("国际劳动节", "劳动节"),
    ("劳动节", "劳动节"),
    ("五一", "劳动节"),
    ("元旦节", "元旦"),
    ("元旦", "元旦"),
    ("新年", "元旦"),
    ("春节", "春节"),
    ("清明节", "清明节"),
    ("清明", "清明节"),
    ("端午节", "端午节"),
    ("端午", "端午节"),
    ("中秋节", "中秋节"),
    ("中秋", "中秋节"),
    ("十一国庆节", "国庆节"),
    ("国庆节", "国庆节"),
    ("国庆", "国庆节"),
    ("十一", "国庆节"),
    ("劳动", "劳动节"),
];

/// The holiday named at `at`, by its name in calendar documents, and where the name ends.
pub(super) fn name_at(text: &Text, at: usize) -> Option<(&'static str, usize)> {
    NAMES
        .iter()
        .find(|(written, _)| text.is_at(at, written))
        .map(|(written, name)| (*name, at + written.chars().count()))
}

/// One or more holidays named at `at` (`中秋节、国庆节`), and where they end.
pub(super) fn names_at(text: &Text, at: usize) -> Option<(Vec<&'static str>, usize)> {
    let (first, mut end) = name_at(text, at)?;
    let mut names = vec![first];
    while let Some((name, after)) = text
        .word_at(end, &["、", "和", "与", "及", "暨", ",", "/"])
        .map_or_else(|| name_at(text, end), |(_, after)| name_at(text, after))
    {
        names.push(name);
        end = after;
    }
    Some((names, end))
}
