//! Marks and words of a notice that change nothing.

pub(super) const COMMAS: &str = ",、";
pub(super) const STOPS: &str = "。;";
/// Words beside the days that change nothing.
pub(super) const FILLERS: [&str; 17] = [
    "两个", "三个", "2个", "3个", "其中", "以及", "分别", "全国", "及", "和", "即", "将", "为", "也", "均",
    "是", "共",
];
