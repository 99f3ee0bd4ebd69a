//! A policy document as read.

use crate::policy::info::PolicyInfo;
use crate::policy::model::Policy;
use crate::prelude::*;
use crate::value::Value;

/// A policy document as read: its compact form and what it says of itself, one entry an edition.
#[derive(Clone, Debug)]
pub struct Documents {
    /// The compact form.
    pub policy: Policy,
    /// The ids of the calendars that it counts by: one, or those that the values of a dimension choose, by their places.
    pub calendars: Vec<String>,
    /// What each edition says of itself.
    pub info: Vec<PolicyInfo>,
    /// The whole document of each edition, replacements made; the words come from it.
    pub merged: Vec<Value>,
}
