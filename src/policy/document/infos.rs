//! What a policy says of its lists in the contract's shapes.

use super::lists::{Lists, reading_text};
use crate::policy::info::{
    ConditionInfo, DimensionInfo, EventEnds, EventInfo, FigureInfo, ReadingInfo, ValueInfo,
};
use crate::policy::model::{Dimension, Edition, Event, Figure, Reading, Rule, Table};
use crate::prelude::*;

impl Lists {
    /// What the dimensions of an edition say of themselves, once the tables that fill some of them are known.
    pub(super) fn dimension_info(edition: &Edition) -> Vec<DimensionInfo> {
        let names = |table: &Table| {
            let of = table.dimensions.iter().filter_map(|one| edition.dimensions.get(usize::from(*one)));
            of.map(|one| one.id.clone()).collect()
        };
        let overriding = |place: usize| {
            let sets = |rule: &&Rule| rule.adjust.iter().any(|one| usize::from(one.dimension) == place);
            edition.rules.iter().filter(sets).map(|rule| rule.id.clone()).collect()
        };
        let info = |(place, one): (usize, &Dimension)| {
            let table = one.from.and_then(|(table, _)| edition.tables.get(usize::from(table)));
            let (values, categories) =
                one.choices.split_at_checked(one.values.into()).unwrap_or((&one.choices, &[]));
            let category =
                |choice: &Option<u8>| choice.and_then(|choice| one.choices.get(usize::from(choice)).cloned());
            DimensionInfo {
                id: one.id.clone(),
                required: one.required,
                ordered: one.ordered,
                values: values
                    .iter()
                    .zip(&one.categories)
                    .map(|(id, choice)| ValueInfo { id: id.clone(), category: category(choice) })
                    .collect(),
                categories: categories.to_vec(),
                from: table.map(names).unwrap_or_default(),
                overridden_by: table.map_or_else(Vec::new, |_| overriding(place)),
            }
        };
        edition.dimensions.iter().enumerate().map(info).collect()
    }

    pub(super) fn event_info(&self) -> Vec<EventInfo> {
        let info = |(event, ends): (&Event, &bool)| EventInfo {
            id: event.id.clone(),
            opening: event.opening,
            ends: ends.then_some(EventEnds::Outage),
        };
        self.events.iter().zip(&self.outage_ends).map(info).collect()
    }

    pub(super) fn condition_info(&self) -> Vec<ConditionInfo> {
        self.conditions.iter().map(|one| ConditionInfo { id: one.id.clone(), default: one.default }).collect()
    }

    pub(super) fn figure_info(&self, figures: &[Figure]) -> Vec<FigureInfo> {
        figures
            .iter()
            .map(|one| FigureInfo { id: one.id.clone(), units: one.units, known: one.limit.is_some() })
            .collect()
    }

    pub(super) fn reading_info(&self) -> Vec<ReadingInfo> {
        let info = |((one, item), year): ((&Reading, &Option<String>), &bool)| ReadingInfo {
            id: one.id.clone(),
            item: item.clone(),
            year: *year,
            values: one.values.clone(),
            time: one.time,
            default: reading_text(one, one.default),
        };
        self.readings.iter().zip(&self.items).zip(&self.yearly).map(info).collect()
    }
}
