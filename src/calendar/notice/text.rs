//! A notice as pages, files and PDF readers hand it over, brought to one spelling. Every character keeps its line.

use crate::prelude::*;

/// One character that means something, and where it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) c: char,
    /// The line, counted from 0.
    pub(super) line: usize,
    /// Whether it is the first of its line.
    pub(super) first: bool,
}

/// A text in one spelling: no spaces, one form of each digit, bracket and punctuation mark, no line ends.
pub(super) struct Text {
    pub(super) marks: Vec<Mark>,
    /// The lines as they are shown, for quoting.
    pub(super) lines: Vec<String>,
}

impl Text {
    /// Reads a text. Of HTML only what a page shows is left, and its blocks are lines.
    pub(super) fn new(source: &str) -> Text {
        let shown = if is_html(source) { without_tags(source) } else { source.to_owned() };
        let (mut marks, mut lines) = (Vec::new(), Vec::new());
        for line in lines_of(&shown) {
            let mut first = true;
            for c in line.chars().filter_map(plain) {
                // A list's own bullet says nothing; a dash may be the middle of a span that was broken.
                if first && matches!(c, '·' | '•' | '●' | '■' | '◆' | '▪' | '〇') {
                    continue;
                }
                marks.push(Mark { c, line: lines.len(), first });
                first = false;
            }
            lines.push(line.trim().to_owned());
        }
        Text { marks, lines }
    }

    /// Whether `word` stands at `at`.
    pub(super) fn is_at(&self, at: usize, word: &str) -> bool {
        let mut at = at;
        word.chars().all(|c| {
            let same = self.char(at) == Some(c);
            at += 1;
            same
        })
    }

    /// The first of `words` that stands at `at`, and where it ends.
    pub(super) fn word_at<'w>(&self, at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        words.iter().find(|word| self.is_at(at, word)).map(|word| (*word, at + word.chars().count()))
    }

    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.marks.get(at).map(|mark| mark.c)
    }

    /// The line of a character; of the end of the text, the last line.
    pub(super) fn line(&self, at: usize) -> usize {
        self.marks.get(at).or(self.marks.last()).map_or(0, |mark| mark.line)
    }

    /// Up to four ASCII digits at `at` as a number, how many they are, and where they end; `None` for no digit or more of them.
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        let mut end = at;
        let mut value = 0;
        while let Some(digit) = self.char(end).and_then(|c| c.to_digit(10)) {
            value = value * 10 + digit;
            end += 1;
            if end - at > 4 {
                return None;
            }
        }
        (end > at).then_some((value, end))
    }

    /// The characters between two places.
    pub(super) fn slice(&self, from: usize, to: usize) -> String {
        self.marks.iter().skip(from).take(to.saturating_sub(from)).map(|mark| mark.c).collect()
    }

    /// The end of the line on which the character stands.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let line = self.line(at);
        (at..self.marks.len()).find(|&next| self.line(next) != line).unwrap_or(self.marks.len())
    }
}

fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    let mut after_return = false;
    text.split(move |c: char| {
        let ends = matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
        // The line feed of a carriage return and line feed belongs to the same line end.
        let second = after_return && c == '\n';
        after_return = c == '\r';
        ends && !second
    })
}

/// The one form of a character; nothing for those that only lay out or emphasise.
fn plain(c: char) -> Option<char> {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        // Radicals, which PDF files put in place of the characters.
        '\u{2f00}' => '一',
        '\u{2f06}' => '二',
        '\u{2f0b}' => '八',
        '\u{2f17}' => '十',
        '\u{2f47}' => '日',
        '\u{2f49}' => '月',
        '\u{2f84}' => '至',
        '○' => '〇',
        _ => c,
    };
    Some(match c {
        '*' | '_' | '#' | '`' | '>' | '"' | '\'' | '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』'
        | '«' | '»' => return None,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => return None,
        c if c.is_whitespace() || c.is_control() => return None,
        '〔' | '［' | '[' | '【' | '﹝' | '〖' => '[',
        '〕' | '］' | ']' | '】' | '﹞' | '〗' => ']',
        '﹙' => '(',
        '﹚' => ')',
        '，' | '﹐' => ',',
        '：' | '﹕' | '︰' => ':',
        '；' | '﹔' => ';',
        '｡' | '.' | '﹒' => '。',
        '､' | '﹑' => '、',
        '~' | '〜' | '∼' | '～' | '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '─' | '━' | '−' | '﹣' | '－'
        | '到' => '至',
        c => c,
    })
}

fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let mut rest = text.get(at + 1..).unwrap_or("").chars();
        let next = rest.next().unwrap_or(' ');
        (next.is_ascii_alphabetic() || next == '/' || next == '!') && rest.any(|c| c == '>')
    })
}

/// Elements that begin and end a line.
const BLOCKS: [&str; 24] = [
    "p", "div", "br", "li", "ul", "ol", "tr", "td", "th", "table", "h1", "h2", "h3", "h4", "h5", "h6",
    "title", "section", "article", "header", "footer", "hr", "dd", "dt",
];

/// What a page shows of its source.
fn without_tags(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, here) = rest.split_at(at);
        // A line end of the source is a space on the page; it is kept so that lines stay short.
        out.push_str(before);
        rest = if here.starts_with('&') { entity(here, &mut out) } else { tag(here, &mut out) };
    }
    out.push_str(rest);
    out
}

/// Reads one tag or comment at the front of `here`; returns what follows.
fn tag<'a>(here: &'a str, out: &mut String) -> &'a str {
    if let Some(comment) = here.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, after)| after);
    }
    let inside = here.get(1..).unwrap_or("");
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!' || c == '?') {
        out.push('<');
        return inside;
    }
    let Some((tag, after)) = inside.split_once('>') else { return "" };
    let name: String = tag
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if BLOCKS.contains(&name.as_str()) {
        out.push('\n');
    }
    if !tag.starts_with('/') && (name == "script" || name == "style") {
        let end = after.match_indices("</").map(|(at, _)| at).find(|&at| {
            after.get(at + 2..).is_some_and(|close| {
                close.get(..name.len()).is_some_and(|close| close.eq_ignore_ascii_case(&name))
            })
        });
        return end.and_then(|at| after.get(at..)).unwrap_or("");
    }
    after
}

/// Reads one character reference at the front of `here`; returns what follows.
fn entity<'a>(here: &'a str, out: &mut String) -> &'a str {
    let named = here.get(1..).and_then(|inside| inside.split_once(';')).filter(|(name, _)| name.len() <= 8);
    let decoded = named.and_then(|(name, after)| {
        let c = match name {
            "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" | "ldquo" | "rdquo" | "lsquo" | "rsquo" | "apos" => '"',
            "mdash" | "ndash" => '—',
            "middot" => '·',
            _ => numeric(name)?,
        };
        Some((c, after))
    });
    if let Some((c, after)) = decoded {
        out.push(c);
        return after;
    }
    out.push('&');
    here.get(1..).unwrap_or("")
}

fn numeric(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let hexadecimal = digits.strip_prefix(['x', 'X']);
    let code =
        hexadecimal.map_or_else(|| digits.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok())?;
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain_text(source: &str) -> String {
        let text = Text::new(source);
        text.slice(0, text.marks.len())
    }

    #[test]
    fn widths_spaces_dashes_and_marks_are_brought_to_one_form() {
        assert_eq!(plain_text("**一、元旦**：１月 1\u{a0}日（周四）～3日"), "一、元旦:1月1日(周四)至3日");
        assert_eq!(plain_text("\u{200b}\u{3000}12⽉31⽇－1⽉1⽇."), "12月31日至1月1日。");
    }

    #[test]
    fn of_html_only_what_the_page_shows_is_left_and_blocks_are_lines() {
        let text =
            Text::new("<script>1<2</script><p><b>一、</b>元旦&nbsp;：1&#26376;1日</p><!-- 2月 --><p>二</p>");
        assert_eq!(text.slice(0, text.marks.len()), "一、元旦:1月1日二");
        assert_eq!(text.line(0) + 2, text.line(text.marks.len() - 1));
    }

    #[test]
    fn a_carriage_return_and_line_feed_are_one_line_end() {
        assert_eq!(Text::new("a\r\nb\rc\nd").lines, ["a", "b", "c", "d"]);
    }
}
