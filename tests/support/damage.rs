//! Documents and requests with one fault anywhere.

use super::generate::Random;
use serde_json::{Value as Json, json};

/// The pointers of all values of a tree.
fn pointers(value: &Json, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Json::Object(fields) => {
            fields.iter().for_each(|(key, one)| pointers(one, &format!("{at}/{}", escaped(key)), all))
        }
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(n, one)| pointers(one, &format!("{at}/{n}"), all))
        }
        _ => {}
    }
}

/// One value replaced, taken away or put where it does not belong.
pub fn damaged(random: &mut Random, whole: &Json) -> Json {
    let mut all = Vec::new();
    pointers(whole, "", &mut all);
    let pointer = &all[usize::try_from(random.below(all.len() as i64)).unwrap()];
    let mut copy = whole.clone();
    let value = copy.pointer_mut(pointer).unwrap();
    let strange = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1.5),
        json!(1e300),
        json!(""),
        json!("2026-02-30"),
        json!("<b>金</b>"),
        json!([]),
        json!({}),
        json!({"": {"~/": 1}}),
        json!([[["x"]]]),
        json!("constructor"),
    ];
    match (random.below(4), &mut *value) {
        (0, Json::Object(fields)) if !fields.is_empty() => {
            let key = fields
                .keys()
                .nth(usize::try_from(random.below(fields.len() as i64)).unwrap())
                .unwrap()
                .clone();
            fields.remove(&key);
        }
        (1, Json::Object(fields)) => {
            fields.insert("一个未知字段".to_owned(), json!(1));
        }
        (2, Json::Array(items)) if !items.is_empty() => {
            let again = items[usize::try_from(random.below(items.len() as i64)).unwrap()].clone();
            items.push(again);
        }
        _ => *value = strange[usize::try_from(random.below(strange.len() as i64)).unwrap()].clone(),
    }
    copy
}
