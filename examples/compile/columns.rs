//! What a policy says of itself as the page downloads it: a column of letters for each field of the rules instead of an
//! object a rule. `www/engine/policy-info.ts` makes the rules of it again.

use serde_json::{Map, Value, json};
use sla_calculator::policy::PolicyInfo;
use std::error::Error;

/// Letters stand for places in a list, from this one on.
const FIRST: u8 = b'0';

/// Fields of a rule that name one of a list, and that list's name among the columns.
const ONE_OF: [(&str, &str); 6] = [
    ("process", "processes"),
    ("clause", "clauses"),
    ("kind", "kinds"),
    ("debtor", "parties"),
    ("creditor", "parties"),
    ("shape", "shapes"),
];
/// Fields of a rule that name some of what the policy lists.
const SOME_OF: [(&str, &str); 4] = [
    ("events", "events"),
    ("finishedBy", "events"),
    ("conditions", "conditions"),
    ("dimensions", "dimensions"),
];

/// The policy's own lists, by name, and those that its rules begin.
struct Lists(Map<String, Value>);

impl Lists {
    fn letter(&mut self, list: &str, id: &Value) -> Result<char, Box<dyn Error>> {
        let items = self.0.entry(list).or_insert_with(|| json!([])).as_array_mut().ok_or("no list")?;
        let place =
            items.iter().position(|item| item == id || item.get("id") == Some(id)).unwrap_or_else(|| {
                items.push(id.clone());
                items.len() - 1
            });
        Ok(char::from(FIRST + u8::try_from(place)?))
    }
}

fn texts<'a>(rules: &'a [Value], field: &'a str) -> impl Iterator<Item = &'a str> {
    rules.iter().filter_map(move |rule| rule.get(field)?.as_str())
}

/// One edition, its rules as columns.
pub fn edition(info: &PolicyInfo) -> Result<Value, Box<dyn Error>> {
    let Value::Object(mut fields) = serde_json::to_value(info)? else { return Err("no object".into()) };
    let Some(Value::Array(rules)) = fields.remove("rules") else { return Err("no rules".into()) };
    let mut lists = Lists(fields);
    let mut columns = Map::new();
    columns.insert("id".to_owned(), texts(&rules, "id").collect::<Vec<_>>().join(" ").into());
    let numbers = rules.iter().map(|rule| names(rule, "rules").join(","));
    columns.insert("rules".to_owned(), numbers.collect::<Vec<_>>().join(" ").into());
    for (field, list) in ONE_OF {
        let letters: Result<String, _> = rules.iter().map(|rule| lists.letter(list, &rule[field])).collect();
        columns.insert(field.to_owned(), letters?.into());
    }
    for (field, list) in SOME_OF {
        let mut words: Vec<String> = Vec::new();
        for rule in &rules {
            let ids = rule[field].as_array().ok_or("no list")?;
            words.push(ids.iter().map(|id| lists.letter(list, id)).collect::<Result<_, _>>()?);
        }
        columns.insert(field.to_owned(), words.join(" ").into());
    }
    let mut edition = lists.0;
    edition.insert("rules".to_owned(), columns.into());
    Ok(edition.into())
}

fn names<'a>(rule: &'a Value, field: &str) -> Vec<&'a str> {
    rule[field].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}
