//! TypeScript declarations of the contract's shapes, from the JSON Schema of the Rust definitions.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value};
use sla_calculator::Fault;
use sla_calculator::calendar::CalendarInfo;
use sla_calculator::calendar::notice::NoticeReading;
use sla_calculator::policy::PolicyInfo;
use sla_calculator::quality::view::{QualityEvents, QualityView};
use sla_calculator::quote::view::{CalendarMonth, LatestStartView, MovedView, QuoteView};
use std::error::Error;
use std::fmt::Write;

pub fn declarations() -> Result<String, Box<dyn Error>> {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    root::<QuoteView>(&mut generator);
    root::<LatestStartView>(&mut generator);
    root::<MovedView>(&mut generator);
    root::<QualityView>(&mut generator);
    root::<QualityEvents>(&mut generator);
    root::<CalendarMonth>(&mut generator);
    root::<PolicyInfo>(&mut generator);
    root::<CalendarInfo>(&mut generator);
    root::<NoticeReading>(&mut generator);
    root::<Fault>(&mut generator);
    let mut out = String::from(
        "// Made from the Rust definitions by `cargo run --example compile --features schema`; do not edit.\n",
    );
    for (name, schema) in generator.definitions() {
        out.push('\n');
        declare(&mut out, name, schema)?;
    }
    Ok(out)
}

fn root<T: JsonSchema>(generator: &mut SchemaGenerator) {
    generator.subschema_for::<T>();
}

fn comment(out: &mut String, schema: &Value, indent: &str) -> std::fmt::Result {
    if let Some(text) = schema.get("description").and_then(Value::as_str) {
        writeln!(out, "{indent}/** {} */", text.replace('\n', " "))?;
    }
    Ok(())
}

fn declare(out: &mut String, name: &str, schema: &Value) -> Result<(), Box<dyn Error>> {
    comment(out, schema, "")?;
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        writeln!(out, "export type {name} = {};", written(schema)?)?;
        return Ok(());
    };
    writeln!(out, "export interface {name} {{")?;
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for (field, schema) in properties {
        comment(out, schema, "  ")?;
        let needed = required.contains(&field.as_str());
        // An optional field is absent, never null.
        let written = if needed { written(schema)? } else { without_null(&written(schema)?) };
        writeln!(out, "  {field}{}: {written};", if needed { "" } else { "?" })?;
    }
    writeln!(out, "}}")?;
    Ok(())
}

fn without_null(written: &str) -> String {
    written.strip_suffix(" | null").unwrap_or(written).to_owned()
}

fn written(schema: &Value) -> Result<String, Box<dyn Error>> {
    let schema = match schema {
        Value::Bool(true) => return Ok("unknown".to_owned()),
        other => other.as_object().ok_or("a schema is an object")?,
    };
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return Ok(reference.rsplit('/').next().unwrap_or_default().to_owned());
    }
    if let Some(constant) = schema.get("const") {
        return Ok(constant.to_string());
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return Ok(values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | "));
    }
    for union in ["anyOf", "oneOf"] {
        if let Some(parts) = schema.get(union).and_then(Value::as_array) {
            return Ok(parts.iter().map(written).collect::<Result<Vec<_>, _>>()?.join(" | "));
        }
    }
    match schema.get("type") {
        Some(Value::Array(types)) => {
            let each = |one: &Value| {
                let mut single: Map<String, Value> = schema.clone();
                single.insert("type".to_owned(), one.clone());
                written(&Value::Object(single))
            };
            Ok(types.iter().map(each).collect::<Result<Vec<_>, _>>()?.join(" | "))
        }
        Some(Value::String(name)) => plain(name, schema),
        // Any value, such as a whole document.
        None => Ok("unknown".to_owned()),
        _ => Err(format!("no type for {schema:?}").into()),
    }
}

fn plain(name: &str, schema: &Map<String, Value>) -> Result<String, Box<dyn Error>> {
    Ok(match name {
        "integer" | "number" => "number".to_owned(),
        "array" => {
            let items = written(schema.get("items").ok_or("a list has items")?)?;
            if items.contains(' ') { format!("({items})[]") } else { format!("{items}[]") }
        }
        "object" => {
            let values = written(schema.get("additionalProperties").ok_or("a map has values")?)?;
            format!("{{ [name: string]: {values} }}")
        }
        "string" | "boolean" | "null" => name.to_owned(),
        other => return Err(format!("no TypeScript for {other}").into()),
    })
}
