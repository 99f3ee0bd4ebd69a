//! Tables: rows as the source prints them, one cell for every combination of values.

use super::fields::{small, units};
use super::lists::Lists;
use crate::calendar::texts;
use crate::error::{Code, Problem};
use crate::policy::model::{Dimension, Table};
use crate::policy::values::bound_and_per;
use crate::policy::vocabulary::{Counted, Requirement, Units};
use crate::prelude::*;
use crate::text;
use crate::value::Node;

/// No table of a service specification is larger; the cells of all combinations are kept.
const LARGEST: usize = 20_000;

pub(super) fn read(node: Node<'_>, lists: &Lists) -> Result<Vec<Table>, Problem> {
    let mut tables: Vec<Table> = Vec::new();
    for item in node.items()? {
        item.object(&["id", "title", "clause", "units", "of", "bound", "per", "dimensions", "rows", "note"])?;
        let id = item.need("id")?;
        if tables.iter().any(|table| table.id == id.string().unwrap_or_default()) || tables.len() >= 200 {
            return Err(
                id.problem(Code::InvalidPolicy, &["the id ", &id.shown(), " stands in this list twice"])
            );
        }
        texts(item.need("title")?)?;
        small(item.need("clause")?, &lists.clauses)?;
        tables.push(table(item, lists)?);
    }
    Ok(tables)
}

fn table(item: Node<'_>, lists: &Lists) -> Result<Table, Problem> {
    let names = lists.dimension_names();
    let list = item.need("dimensions")?;
    let mut dimensions = Vec::new();
    for name in list.items()? {
        let dimension = small(name, &names)?;
        if dimensions.contains(&dimension) {
            let says = ["the dimension ", &name.shown(), " stands in this list twice"];
            return Err(name.problem(Code::InvalidPolicy, &says));
        }
        dimensions.push(dimension);
    }
    let unit = item.need("units")?;
    let (bound, per) = bound_and_per(item)?;
    let sizes: Vec<usize> = dimensions
        .iter()
        .filter_map(|index| lists.dimensions.get(usize::from(*index)))
        .map(|one| one.choices.len())
        .collect();
    let size =
        sizes.iter().try_fold(1usize, |size, next| size.checked_mul(*next)).filter(|size| *size <= LARGEST);
    let size = size.ok_or_else(|| list.problem(Code::InvalidPolicy, &["the table is too large"]))?;
    let of = item.get("of").map(|of| small(of, &names)).transpose()?;
    if of.is_some() != (unit.string()? == "value") {
        return Err(item.problem(Code::InvalidPolicy, &["`of` and the units `value` stand together"]));
    }
    let mut table = Table {
        id: item.need("id")?.string()?.to_owned(),
        units: if ["word", "value"].contains(&unit.string()?) { None } else { Some(table_units(unit)?) },
        of,
        dimensions,
        bound,
        per,
        cells: vec![None; size],
    };
    for row in item.need("rows")?.items()? {
        fill(row, lists, &mut table)?;
    }
    check_complete(item, lists, &table)?;
    fill_categories(lists, &mut table);
    Ok(table)
}

/// The units of a table that holds numbers; the message names the other kinds too.
fn table_units(node: Node<'_>) -> Result<Units, Problem> {
    units(node).map_err(|problem| problem.with_allowed(Units::NAMES.iter().copied().chain(["word", "value"])))
}

/// The values that a list of values and categories stands for.
fn values(node: Node<'_>, dimension: &Dimension) -> Result<Vec<usize>, Problem> {
    let mut found = Vec::new();
    for item in node.items()? {
        let name = item.string()?;
        let choice = dimension
            .choices
            .iter()
            .position(|choice| choice == name)
            .and_then(|place| u8::try_from(place).ok());
        found.extend(stands_for(dimension, choice.ok_or_else(|| no_value(item, name, dimension))?));
    }
    Ok(found)
}

/// A value stands for itself, a category for each of its values.
fn stands_for(dimension: &Dimension, choice: u8) -> Vec<usize> {
    if choice < dimension.values {
        return vec![usize::from(choice)];
    }
    let of = dimension.categories.iter().enumerate();
    of.filter(|(_, category)| **category == Some(choice)).map(|(value, _)| value).collect()
}

fn fill(row: Node<'_>, lists: &Lists, table: &mut Table) -> Result<(), Problem> {
    row.object(&["when", "by", "cells"])?;
    let names: Vec<&str> = table
        .dimensions
        .iter()
        .filter_map(|index| lists.dimensions.get(usize::from(*index)))
        .map(|one| one.id.as_str())
        .collect();
    let by = row.need("by")?;
    let axis = by.one_of(&names)?;
    let when = row.get("when");
    let others: Vec<&str> = names.iter().copied().filter(|name| Some(name) != names.get(axis)).collect();
    if let Some(when) = when {
        if let Some(again) = names.get(axis).and_then(|name| when.get(name)) {
            return Err(again.problem(
                Code::InvalidPolicy,
                &["the dimension ", &by.shown(), " is the column of this row already"],
            ));
        }
        when.object(&others)?;
    }
    let cells = row.need("cells")?;
    for (key, value) in cells.fields()? {
        let cell = cells.child(key, value);
        let amount = amount(cell, lists, table)?;
        let mut axes: Vec<Vec<usize>> = Vec::new();
        for (place, index) in table.dimensions.iter().enumerate() {
            let Some(dimension) = lists.dimensions.get(usize::from(*index)) else { continue };
            axes.push(if axis == place {
                let choice = dimension
                    .choices
                    .iter()
                    .position(|name| name == key)
                    .and_then(|at| u8::try_from(at).ok());
                stands_for(dimension, choice.ok_or_else(|| no_value(cell, key, dimension))?)
            } else {
                match when.as_ref().and_then(|when| when.get(&dimension.id)) {
                    Some(list) => values(list, dimension)?,
                    None => (0..usize::from(dimension.values)).collect(),
                }
            });
        }
        for place in places(lists, table, &axes) {
            if table.cells.get(place).is_some_and(Option::is_some) {
                return Err(cell.problem(
                    Code::InvalidPolicy,
                    &["the table has two cells for ", &combination(lists, table, place)],
                ));
            }
            if let Some(slot) = table.cells.get_mut(place) {
                *slot = Some(amount);
            }
        }
    }
    Ok(())
}

/// The fault of a name that is no value of a dimension.
fn no_value(cell: Node<'_>, name: &str, dimension: &Dimension) -> Problem {
    let message = [&text::quoted(name), " is not a value of the dimension ", &text::quoted(&dimension.id)];
    cell.problem(Code::UnknownValue, &message).with_allowed(&dimension.choices)
}

fn amount(cell: Node<'_>, lists: &Lists, table: &Table) -> Result<i32, Problem> {
    let index = |place: usize| i32::try_from(place).unwrap_or(0);
    match (table.units, table.of.and_then(|of| lists.dimensions.get(usize::from(of)))) {
        // The same working day is one of none.
        (Some(units), _) => cell.whole(i32::from(units.counted() != Counted::WorkingDays), 100_000),
        (None, Some(dimension)) => {
            let (name, values) = (cell.string()?, dimension.choices.iter().take(dimension.values.into()));
            values
                .enumerate()
                .find(|(_, value)| *value == name)
                .map(|(place, _)| index(place))
                .ok_or_else(|| no_value(cell, name, dimension))
        }
        (None, None) => {
            let word = cell.string()?;
            let found = Requirement::NAMES.iter().position(|known| *known == word);
            found.map(index).ok_or_else(|| {
                cell.problem(Code::UnknownValue, &[&cell.shown(), " is no word of a table"])
                    .with_allowed(Requirement::NAMES.iter().copied())
            })
        }
    }
}

/// The places of all combinations of the axes' choices.
fn places(lists: &Lists, table: &Table, axes: &[Vec<usize>]) -> Vec<usize> {
    let mut places = vec![0];
    for (axis, index) in axes.iter().zip(&table.dimensions) {
        let size = lists.dimensions.get(usize::from(*index)).map_or(0, |one| one.choices.len());
        places =
            places.iter().flat_map(|place| axis.iter().map(move |choice| place * size + choice)).collect();
    }
    places
}

fn all_axes(lists: &Lists, table: &Table, with_categories: bool) -> Vec<Vec<usize>> {
    let size = |one: &Dimension| if with_categories { one.choices.len() } else { usize::from(one.values) };
    table
        .dimensions
        .iter()
        .filter_map(|index| lists.dimensions.get(usize::from(*index)))
        .map(|one| (0..size(one)).collect())
        .collect()
}

fn check_complete(item: Node<'_>, lists: &Lists, table: &Table) -> Result<(), Problem> {
    for place in places(lists, table, &all_axes(lists, table, false)) {
        if table.cells.get(place).copied().flatten().is_none() {
            let rows = item.need("rows")?;
            let name = combination(lists, table, place);
            return Err(Problem::new(
                Code::InvalidPolicy,
                rows.path(),
                text::join(&["the table has no cell for ", &name]),
            ));
        }
    }
    Ok(())
}

/// The choices of a place, by name.
fn combination(lists: &Lists, table: &Table, place: usize) -> String {
    let mut rest = place;
    let mut names: Vec<&str> = Vec::new();
    for index in table.dimensions.iter().rev() {
        let Some(dimension) = lists.dimensions.get(usize::from(*index)) else { continue };
        names.push(dimension.choices.get(rest % dimension.choices.len()).map_or("", String::as_str));
        rest /= dimension.choices.len();
    }
    names.reverse();
    text::join(&["`", &names.join("`, `"), "`"])
}

/// A category has a cell where all of its values have the same one.
fn fill_categories(lists: &Lists, table: &mut Table) {
    for (axis, index) in table.dimensions.clone().into_iter().enumerate() {
        let Some(dimension) = lists.dimensions.get(usize::from(index)) else { continue };
        for category in usize::from(dimension.values)..dimension.choices.len() {
            let values = stands_for(dimension, u8::try_from(category).unwrap_or(0));
            let mut axes = all_axes(lists, table, true);
            if let Some(slot) = axes.get_mut(axis) {
                *slot = vec![category];
            }
            for place in places(lists, table, &axes) {
                let stride: usize = strides(lists, table).get(axis).copied().unwrap_or(1);
                let mut cells = values.iter().map(|value| {
                    table.cells.get(place + value * stride - category * stride).copied().flatten()
                });
                let first = cells.next().flatten();
                let same = first.filter(|_| cells.all(|cell| cell == first));
                if let Some(slot) = table.cells.get_mut(place) {
                    *slot = same;
                }
            }
        }
    }
}

fn strides(lists: &Lists, table: &Table) -> Vec<usize> {
    let sizes: Vec<usize> = table
        .dimensions
        .iter()
        .map(|index| lists.dimensions.get(usize::from(*index)).map_or(1, |one| one.choices.len()))
        .collect();
    (0..sizes.len()).map(|axis| sizes.iter().skip(axis + 1).product()).collect()
}
