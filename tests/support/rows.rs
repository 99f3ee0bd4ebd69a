//! Rows of expectations on one commitment each.

use super::documents::{Engine, request};
use serde_json::Value as Json;

/// Commitment, start, overlay, expected fields; a null is a field that must be absent.
pub type Row = (&'static str, &'static str, Json, Json);

pub fn check(rows: Vec<Row>) {
    let engine = Engine::bundled();
    let mut wrong = Vec::new();
    for (id, start_at, overlay, expect) in rows {
        let asked = request(start_at, overlay);
        let got = engine.commitment(&asked, id);
        for (field, value) in expect.as_object().unwrap() {
            let found = got.pointer(&format!("/{}", field.replace('.', "/"))).unwrap_or(&Json::Null);
            if found != value {
                wrong.push(format!("{id} {field}: expected {value}, got {found}\n    {asked}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
