//! A source with all of its mutants beside what they replace. Everything is an insertion, so that one mutant may stand inside
//! another's expression.

use std::collections::BTreeMap;
use std::ops::Range;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Arm, BinOp, Block, Expr, ExprBinary, ExprMatch, ExprStruct, ExprUnary, ImplItemFn, ItemConst, ItemFn,
    ItemStatic, Signature, TraitItemFn, UnOp,
};

use crate::Result;
use crate::listed::{Mutant, Place};

/// A written source: where each mutant's own text is, and where the expressions are that carry mutants.
pub struct Written {
    pub text: String,
    pub own: Vec<(Range<usize>, usize)>,
    pub around: Vec<(Range<usize>, Vec<usize>)>,
    /// Those that found no place.
    pub left: Vec<usize>,
    /// Those that cannot compile.
    pub never: Vec<usize>,
}

/// Text that goes in; a piece that is a mutant's has its number.
type Piece = (String, Option<usize>);

struct Edit {
    at: usize,
    /// What stands there and goes.
    gone: usize,
    /// Whether it closes an expression; what closes inside comes before what closes around it.
    closes: bool,
    order: usize,
    pieces: Vec<Piece>,
}

struct Writer<'a> {
    source: &'a str,
    at: BTreeMap<(Place, &'a str), Vec<&'a Mutant>>,
    edits: Vec<Edit>,
    around: Vec<(usize, usize, Vec<usize>)>,
    done: Vec<usize>,
    never: Vec<usize>,
    /// Arms that are taken away, by where they begin.
    gone: BTreeMap<Place, usize>,
}

fn place(span: Span) -> Place {
    let start = span.start();
    Place { line: start.line, column: start.column + 1 }
}

fn plain(text: impl Into<String>) -> Piece {
    (text.into(), None)
}

/// `if on(1) { a } else if on(2) { b } else { c }`
fn choice(of: &[(usize, String)], otherwise: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (id, text) in of {
        pieces.push(plain(format!("if crate::mutant::on({id}) {{ ")));
        pieces.push((text.clone(), Some(*id)));
        pieces.push(plain(" } else "));
    }
    pieces.push(plain(format!("{{ {otherwise} }}")));
    pieces
}

impl<'a> Writer<'a> {
    fn take(&mut self, span: Span, genre: &str) -> Vec<&'a Mutant> {
        let here = place(span);
        let found: Vec<&Mutant> = self
            .at
            .iter()
            .filter(|((at, of), _)| *at == here && *of == genre)
            .flat_map(|(_, them)| them.iter().copied())
            .collect();
        self.done.extend(found.iter().map(|one| one.id));
        found
    }

    fn put(&mut self, at: usize, gone: usize, closes: bool, pieces: Vec<Piece>) {
        let order = self.edits.len();
        self.edits.push(Edit { at, gone, closes, order, pieces });
    }

    fn wrap(&mut self, range: &Range<usize>, ids: Vec<usize>) {
        self.around.push((range.start, range.end, ids));
    }

    fn body(&mut self, signature: &'a Signature, block: &'a Block) {
        let Some(first) = block.stmts.first() else { return };
        let here = self.take(first.span(), "FnValue");
        if here.is_empty() {
            return;
        }
        if let Some(word) = &signature.constness {
            // What the compiler works out itself cannot ask which mutant holds.
            let range = word.span().byte_range();
            self.put(range.start, range.len(), false, Vec::new());
        }
        let mut pieces = Vec::new();
        for one in here {
            pieces.push(plain(format!("if crate::mutant::on({}) {{ return ", one.id)));
            pieces.push((one.replacement.clone(), Some(one.id)));
            pieces.push(plain("; } "));
        }
        self.put(first.span().byte_range().start, 0, false, pieces);
    }

    /// Whether what stands on the left may carry mutants of its own.
    fn binary(&mut self, whole: &'a ExprBinary) -> bool {
        let here = self.take(whole.op.span(), "BinaryOperator");
        if here.is_empty() {
            return true;
        }
        let (range, op) = (whole.span().byte_range(), whole.op.span().byte_range());
        let (left, right) = (whole.left.span().byte_range(), whole.right.span().byte_range());
        let shown = self.source.get(op.clone()).unwrap_or_default();
        let ids: Vec<usize> = here.iter().map(|one| one.id).collect();
        self.wrap(&range, ids);
        match whole.op {
            BinOp::And(_) | BinOp::Or(_) => {
                if matches!(*whole.left, Expr::Let(_)) || matches!(*whole.right, Expr::Let(_)) {
                    // `||` does not compile beside a `let`.
                    self.around.pop();
                    self.never.extend(here.iter().map(|one| one.id));
                    return true;
                }
                let id = here.first().map_or(0, |one| one.id);
                let or = matches!(whole.op, BinOp::Or(_));
                self.put(range.start, 0, false, vec![plain("(match (")]);
                let condition = if or { "==" } else { "!=" };
                self.put(
                    op.start,
                    op.len(),
                    false,
                    vec![plain(format!(") {{ l => if l {condition} crate::mutant::on({id}) {{"))],
                );
                self.put(range.end, 0, true, vec![plain("} else { l } })")]);
            }
            BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                let of: Vec<_> =
                    here.iter().map(|one| (one.id, format!("*l {} *r", one.replacement))).collect();
                self.put(range.start, 0, false, vec![plain("(match (&(")]);
                self.put(op.start, op.len(), false, vec![plain("), &(")]);
                let mut pieces = vec![plain(")) { (l, r) => ")];
                pieces.extend(choice(&of, &format!("*l {shown} *r")));
                pieces.push(plain(" })"));
                self.put(range.end, 0, true, pieces);
            }
            BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_) => {
                let place = self.source.get(left.clone()).unwrap_or_default();
                let of: Vec<_> =
                    here.iter().map(|one| (one.id, format!("{place} {} r", one.replacement))).collect();
                self.put(range.start, right.start - range.start, false, vec![plain("{ match (")]);
                let mut pieces = vec![plain(") { r => ")];
                pieces.extend(choice(&of, &format!("{place} {shown} r")));
                pieces.push(plain(" } }"));
                self.put(range.end, 0, true, pieces);
                return false;
            }
            _ => {
                let of: Vec<_> =
                    here.iter().map(|one| (one.id, format!("l {} r", one.replacement))).collect();
                self.put(range.start, 0, false, vec![plain("(match ((")]);
                self.put(op.start, op.len(), false, vec![plain("), (")]);
                let mut pieces = vec![plain(")) { (l, r) => ")];
                pieces.extend(choice(&of, &format!("l {shown} r")));
                pieces.push(plain(" })"));
                self.put(range.end, 0, true, pieces);
            }
        }
        true
    }

    fn unary(&mut self, whole: &'a ExprUnary) {
        let sign = match whole.op {
            UnOp::Not(_) => "!",
            UnOp::Neg(_) => "-",
            _ => return,
        };
        let here = self.take(whole.op.span(), "UnaryOperator");
        let Some(id) = here.first().map(|one| one.id) else { return };
        let range = whole.span().byte_range();
        self.wrap(&range, vec![id]);
        self.put(range.start, 1, false, vec![plain("(match (")]);
        let mut pieces = vec![plain(") { m => ")];
        pieces.extend(choice(&[(id, "m".to_owned())], &format!("{sign}m")));
        pieces.push(plain(" })"));
        self.put(range.end, 0, true, pieces);
    }

    fn arm(&mut self, arm: &'a Arm) {
        let gone = self.take(arm.span(), "MatchArm").first().map(|one| one.id);
        if let Some(id) = gone {
            self.gone.insert(place(arm.span()), id);
        }
        let keep = gone.map(|id| format!("!crate::mutant::on({id})"));
        let Some((_, guard)) = &arm.guard else {
            if let Some(keep) = keep {
                let at = arm.pat.span().byte_range();
                self.wrap(&at, gone.into_iter().collect());
                self.put(at.end, 0, true, vec![plain(format!(" if {keep}"))]);
            }
            return;
        };
        let range = guard.span().byte_range();
        let guards = self.take(guard.span(), "MatchArmGuard");
        let mut ids: Vec<usize> = guards.iter().map(|one| one.id).collect();
        ids.extend(gone);
        if ids.is_empty() {
            return;
        }
        let mut before = keep.map_or_else(|| "(".to_owned(), |keep| format!("({keep} && "));
        for one in &guards {
            before += &match one.replacement.as_str() {
                "true" => format!("(crate::mutant::on({}) || ", one.id),
                _ => format!("(!crate::mutant::on({}) && ", one.id),
            };
        }
        self.wrap(&range, ids);
        self.put(range.start, 0, false, vec![plain(before + "(")]);
        self.put(range.end, 0, true, vec![plain(")".repeat(guards.len() + 2))]);
    }

    /// A field that is left to the rest of a struct's expression.
    fn fields(&mut self, whole: &'a ExprStruct) {
        let range = whole.span().byte_range();
        let mut pieces = vec![plain("(")];
        let mut ids = Vec::new();
        for (at, field) in whole.fields.iter().enumerate() {
            for one in self.take(field.span(), "StructField") {
                let gone = field.span().byte_range();
                let next = whole.fields.iter().nth(at + 1).map(|next| next.span().byte_range().start);
                let text = |range: Range<usize>| self.source.get(range).unwrap_or_default();
                let rest = text(gone.end..range.end);
                let rest = next.map_or_else(
                    || rest.trim_start().trim_start_matches(',').to_owned(),
                    |next| text(next..range.end).to_owned(),
                );
                pieces.push(plain(format!("if crate::mutant::on({}) {{ ", one.id)));
                pieces.push((format!("{}{rest}", text(range.start..gone.start)), Some(one.id)));
                pieces.push(plain(" } else "));
                ids.push(one.id);
            }
        }
        if ids.is_empty() {
            return;
        }
        self.wrap(&range, ids);
        pieces.push(plain("{ "));
        self.put(range.start, 0, false, pieces);
        self.put(range.end, 0, true, vec![plain(" })")]);
    }
}

impl<'a> Visit<'a> for Writer<'a> {
    fn visit_item_fn(&mut self, item: &'a ItemFn) {
        self.body(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'a ImplItemFn) {
        self.body(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'a TraitItemFn) {
        if let Some(block) = &item.default {
            self.body(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }

    /// What the compiler works out itself cannot ask.
    fn visit_item_const(&mut self, _: &'a ItemConst) {}

    fn visit_item_static(&mut self, _: &'a ItemStatic) {}

    fn visit_expr_binary(&mut self, whole: &'a ExprBinary) {
        if self.binary(whole) {
            self.visit_expr(&whole.left);
        }
        self.visit_expr(&whole.right);
    }

    fn visit_expr_unary(&mut self, whole: &'a ExprUnary) {
        self.unary(whole);
        visit::visit_expr_unary(self, whole);
    }

    fn visit_expr_struct(&mut self, whole: &'a ExprStruct) {
        self.fields(whole);
        visit::visit_expr_struct(self, whole);
    }

    /// Arms that go leave the compiler dissatisfied with the whole.
    fn visit_expr_match(&mut self, whole: &'a ExprMatch) {
        let before = self.edits.len();
        visit::visit_expr_match(self, whole);
        let ids: Vec<usize> =
            whole.arms.iter().filter_map(|arm| self.gone.get(&place(arm.span())).copied()).collect();
        if before < self.edits.len() && !ids.is_empty() {
            self.wrap(&whole.span().byte_range(), ids);
        }
    }

    fn visit_arm(&mut self, arm: &'a Arm) {
        self.arm(arm);
        visit::visit_arm(self, arm);
    }
}

/// Writes all of these mutants, which are of one file, into its source.
pub fn rewrite(source: &str, mutants: &[&Mutant]) -> Result<Written> {
    let parsed = syn::parse_file(source).map_err(|error| format!("cannot read a source: {error}"))?;
    let mut at: BTreeMap<(Place, &str), Vec<&Mutant>> = BTreeMap::new();
    for one in mutants {
        at.entry((one.from, one.genre.as_str())).or_default().push(one);
    }
    let mut writer = Writer {
        source,
        at,
        edits: Vec::new(),
        around: Vec::new(),
        done: Vec::new(),
        never: Vec::new(),
        gone: BTreeMap::new(),
    };
    writer.visit_file(&parsed);
    let Writer { mut edits, around, done, never, .. } = writer;
    // Where one expression ends and another begins, the end comes first; inner ends before outer ones, outer starts before inner ones.
    edits.sort_by_key(|edit| {
        let order = i64::try_from(edit.order).unwrap_or(0);
        (edit.at, !edit.closes, if edit.closes { -order } else { order })
    });
    let (mut text, mut own, mut from) = (String::new(), Vec::new(), 0);
    // Where each place of the old text is in the new one.
    let mut moved = Vec::new();
    for edit in edits.iter().filter(|edit| edit.gone > 0 || !edit.pieces.is_empty()) {
        if edit.at < from {
            continue;
        }
        text += source.get(from..edit.at).unwrap_or_default();
        for (piece, id) in &edit.pieces {
            let start = text.len();
            text += piece;
            own.extend(id.map(|id| (start..text.len(), id)));
        }
        from = edit.at + edit.gone;
        moved.push((from, text.len()));
    }
    text += source.get(from..).unwrap_or_default();
    let new = |old: usize, first: bool| {
        let before = moved.iter().filter(|(at, _)| if first { *at < old } else { *at <= old }).next_back();
        before.map_or(old, |(at, to)| to + (old - at.min(&old)))
    };
    let around =
        around.into_iter().map(|(start, end, ids)| (new(start, true)..new(end, false), ids)).collect();
    let left = mutants.iter().map(|one| one.id).filter(|id| !done.contains(id)).collect();
    Ok(Written { text, own, around, left, never })
}
