//! Whether the head of a text calls it a draft: a calendar takes only what has been published.

use super::dates;
use super::fault;
use super::text::Text;
use crate::error::Problem;
use crate::prelude::*;

/// Words that no published notice has in its title; of two that lie in one another the longer comes first.
const DRAFTS: [&str; 15] = [
    "征求意见稿",
    "征求意见",
    "意见稿",
    "讨论稿",
    "送审稿",
    "审议稿",
    "修改稿",
    "草稿",
    "初稿",
    "样稿",
    "草案",
    "模拟",
    "预测",
    "测试",
    "拟",
];
/// Of these, those that mean nothing else where they are all that a line says: 征求意见 is also the name of a column of a website.
const ALONE: [char; 2] = ['稿', '案'];
/// What ends the head: the addressees, the sentence before the lines, its own end.
const AFTER_HEAD: [&str; 4] = ["各省", "现将", "经国务院", "如下"];
/// A line with one of these is the title, or a part of it.
const TITLE: [&str; 3] = ["放假", "节假日", "假期"];
/// A head is no longer than this; what stands further below is no title.
const LONGEST: usize = 400;

/// That nothing above the arrangements calls the text a draft: in brackets, as a line of its own, or in the title itself.
pub(super) fn published(text: &Text) -> Result<(), Problem> {
    let ends = |at: usize| text.word_at(at, &AFTER_HEAD).is_some() || dates::written(text, at).is_some();
    let last = text.marks.len().min(LONGEST);
    let head = (0..last).find(|at| ends(*at)).unwrap_or(last);
    let mut at = 0;
    while at < head {
        let end = text.line_end(at).min(head);
        let line = text.slice(at, end);
        if let Some(word) = draft(&line) {
            let found = ["`", word, "` marks a draft; only the notice that was published is taken"];
            return Err(fault::of_line(text, text.line(at), "draft", &found).with("found", word.to_owned()));
        }
        at = end;
    }
    Ok(())
}

/// The word by which a line of the head calls the text a draft.
fn draft(line: &str) -> Option<&'static str> {
    let word_in = |part: &str| DRAFTS.into_iter().find(|word| part.contains(word));
    let open = ['(', '['];
    let brackets = || line.split(open).skip(1).filter_map(|part| part.split([')', ']']).next());
    let bare = line.trim_matches(['(', ')', '[', ']', ':', '。']);
    let alone = DRAFTS.into_iter().find(|word| *word == bare && word.ends_with(ALONE));
    let title = TITLE.iter().any(|word| line.contains(word));
    alone.or_else(|| brackets().find_map(word_in)).or_else(|| title.then(|| word_in(line)).flatten())
}
