//! What comes of a notice.

use super::write::MovedDay;
use crate::prelude::*;
use crate::value::Value;
use serde::Serialize;

/// What a notice arranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// All holidays of a year.
    Year,
    /// A new arrangement of one holiday (关于调整…).
    Adjusted,
    /// A longer rest for one holiday (关于延长…).
    Extended,
    /// Days off for a special occasion.
    Occasion,
}

/// One rest that a notice arranges, as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoticeLine {
    /// The number of the line on which it begins, from 1. For HTML, a line of the page as displayed.
    pub line: u32,
    /// The text of the line.
    pub text: String,
    /// The holiday's id in the calendar document.
    pub holiday: String,
    /// The first day of rest, `YYYY-MM-DD`.
    pub from: String,
    /// The last day of rest, `YYYY-MM-DD`.
    pub to: String,
    /// The weekend days worked in exchange; if a line has several rests, all of them are with the first.
    pub makeup_days: Vec<String>,
}

/// A part of the text that arranges no day and was ignored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PassedLine {
    /// The number of the line, from 1.
    pub line: u32,
    /// The text of the line.
    pub text: String,
}

/// A notice that was read and checked, and the calendar that results.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoticeReading {
    /// The calendar document with the notice added, under a higher version.
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    pub calendar: Value,
    /// The same document as the text of a file.
    pub file: String,
    /// The year that the notice arranges.
    pub year: i32,
    /// What the notice arranges.
    pub kind: NoticeKind,
    /// What was understood, line by line.
    pub read: Vec<NoticeLine>,
    /// The parts of the text that were ignored.
    pub passed: Vec<PassedLine>,
    /// The days that change between work and rest.
    pub moved: Vec<MovedDay>,
}
