//! Joins short texts without the formatting machinery, which would be larger than the engine.

use crate::prelude::*;

/// The parts, joined without a separator.
#[must_use]
pub fn join(parts: &[&str]) -> String {
    parts.concat()
}

/// `value` in decimal digits.
#[must_use]
pub fn decimal(value: i64) -> String {
    let mut digits = Vec::with_capacity(20);
    let mut rest = value.unsigned_abs();
    loop {
        digits.push(b'0' + u8::try_from(rest % 10).unwrap_or(0));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        digits.push(b'-');
    }
    digits.iter().rev().map(|&digit| char::from(digit)).collect()
}

/// `value` in `width` digits, zeros in front.
pub fn pad(into: &mut String, value: u32, width: u32) {
    for place in (0..width).rev() {
        let digit = value / 10u32.pow(place) % 10;
        into.push(char::from(b'0' + u8::try_from(digit).unwrap_or(0)));
    }
}

/// At most 80 characters of a caller's text, without control characters, so that a message stays one sentence.
#[must_use]
pub fn quoted(value: &str) -> String {
    let mut short: String = value.chars().take(80).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    join(&["`", &short, "`"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_writes_what_the_standard_library_writes() {
        for value in [0, 7, 10, -1, 1234, i64::MAX, i64::MIN] {
            assert_eq!(decimal(value), std::format!("{value}"));
        }
    }

    #[test]
    fn quoted_shortens_long_values_and_drops_control_characters() {
        assert_eq!(quoted("a\nb"), "`a b`");
        assert_eq!(quoted(&"x".repeat(500)).chars().count(), 83);
    }
}
