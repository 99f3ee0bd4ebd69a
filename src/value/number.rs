//! Numbers of JSON as whole numbers and as text.

use crate::prelude::*;
use crate::text;

/// A number without a fraction that fits 32 bits.
pub(crate) fn whole_of(number: f64) -> Option<i32> {
    #[allow(clippy::cast_possible_truncation)]
    let whole = number as i32;
    #[allow(clippy::float_cmp)]
    (f64::from(whole) == number).then_some(whole)
}

/// Whole numbers exactly, others as far as a sentence needs them.
pub(crate) fn number_text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if number.abs() >= 1e15 {
        return if number > 0.0 { "more than 1e15" } else { "less than -1e15" }.to_owned();
    }
    #[allow(clippy::cast_possible_truncation)]
    let whole = number as i64;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let parts = ((number - whole as f64).abs() * 1000.0 + 0.5) as u32;
    let mut shown = text::decimal(whole);
    if whole == 0 && number < 0.0 {
        shown.insert(0, '-');
    }
    if parts > 0 && parts < 1000 {
        shown.push('.');
        text::pad(&mut shown, parts, 3);
        while shown.ends_with('0') {
            shown.pop();
        }
    }
    shown
}
