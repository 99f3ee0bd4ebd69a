//! The tables of the specification, cell by cell, typed out by hand from its section 2.

pub const TIERS: [&str; 4] = ["gold", "silver", "bronze", "standard"];
pub const LEVELS: [&str; 4] = ["AAA", "AA", "A", "ordinary"];
pub const LOCALITIES: [&str; 3] = ["intra-city", "cross-city", "cross-province"];
pub const LEASED_LINE: [&str; 3] = ["data-line", "internet-line", "leased-line-access"];
pub const OVERLAY: [&str; 5] = ["voice-line", "vpn-line", "group-sms", "group-mms", "overlay"];

/// Table 5-6, least progress feedbacks an order: leased-line access, overlay.
pub const FEEDBACKS: [(bool, [i64; 4]); 2] = [(true, [3, 3, 2, 2]), (false, [1, 1, 1, 1])];

/// Table 6-1, resumption in working days, by tier; the table groups cross-city with cross-province.
pub const RESUME: [(&str, [i64; 4]); 3] =
    [("intra-city", [1, 1, 2, 2]), ("cross-city", [2, 2, 3, 3]), ("cross-province", [2, 2, 3, 3])];

/// Tables 7-1 and 7-2, hours by level; they group cross-city with intra-city.
pub const HOURS: [(&str, [i64; 4]); 3] =
    [("intra-city", [2, 4, 6, 8]), ("cross-city", [2, 4, 6, 8]), ("cross-province", [4, 5, 6, 8])];

/// R08, acceptance after completion in working days.
pub const ACCEPTANCE: [i64; 4] = [10, 10, 15, 15];
/// R66–R68, notice in working days before the works.
pub const NOTICE: [i64; 4] = [7, 5, 4, 4];
/// Table 7-3, minutes between stage feedbacks; bronze and standard on request.
pub const STAGE: [Option<i64>; 4] = [Some(30), Some(60), None, None];
/// Table 7-5, faults of one line a year, and hours of interruption a year.
pub const REPEATS: [i64; 4] = [4, 6, 8, 10];
pub const INTERRUPTION: [i64; 4] = [6, 12, 24, 48];

pub fn column(names: &[&str; 4], name: &str) -> usize {
    names.iter().position(|known| *known == name).unwrap_or_else(|| panic!("`{name}`"))
}

pub fn is_leased_line(service: &str) -> bool {
    LEASED_LINE.contains(&service)
}

pub fn cell(table: &[(&str, [i64; 4])], row: &str, column: usize) -> i64 {
    table
        .iter()
        .find(|(name, _)| *name == row)
        .map(|(_, cells)| cells[column])
        .unwrap_or_else(|| panic!("`{row}`"))
}
