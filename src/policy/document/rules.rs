//! Rules: what is promised, from when, by how much, and in which cases otherwise.

use super::asked::Asked;
use super::causes;
use super::credit;
use super::expr::{self, predicate};
use super::fields::{self, place, small};
use super::lists::Lists;
use super::{quoted, receipt};
use crate::calendar::texts;
use crate::counting::Receipt;
use crate::error::{Code, Problem};
use crate::policy::info::{Deliverable, Gate, RuleInfo};
use crate::policy::model::{Adjust, Expr, Figure, Require, Rule, Start, Table, Terms};
use crate::policy::shapes::CutOffs;
use crate::policy::vocabulary::{Kind, Requirement, Shape, Status};
use crate::prelude::*;
use crate::value::Node;

const FIELDS: [&str; 28] = [
    "id",
    "rules",
    "process",
    "clause",
    "kind",
    "debtor",
    "creditor",
    "shape",
    "title",
    "source",
    "note",
    "wording",
    "start",
    "finishedBy",
    "limit",
    "until",
    "after",
    "exclusions",
    "credit",
    "receipt",
    "adjust",
    "scope",
    "cases",
    "status",
    "requirement",
    "deliverable",
    "gate",
    "inversion",
];
const CASE_FIELDS: [&str; 10] = [
    "when",
    "status",
    "reason",
    "start",
    "finishedBy",
    "limit",
    "requirement",
    "deliverable",
    "debtor",
    "creditor",
];
/// The statuses that a document may give; the others follow from a request.
const STATUSES: [Status; 4] =
    [Status::OutOfScope, Status::NotRequired, Status::OnRequest, Status::Unquantified];

/// What the rules of an edition say of themselves, collected while they are read.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) rules: Vec<RuleInfo>,
    pub(super) deliverables: Vec<Deliverable>,
    pub(super) gates: Vec<Gate>,
    pub(super) cut_offs: Vec<CutOffs>,
}

struct Reader<'a> {
    lists: &'a Lists,
    tables: &'a [Table],
    figures: &'a [Figure],
    parts: &'a mut Parts,
}

pub(super) fn read(
    node: Node<'_>,
    lists: &Lists,
    (tables, figures): (&[Table], &[Figure]),
    parts: &mut Parts,
) -> Result<Vec<Rule>, Problem> {
    let mut rules: Vec<Rule> = Vec::new();
    for item in node.items()? {
        let known: Vec<&str> = FIELDS.iter().copied().chain(["examples"]).collect();
        item.object(&known)?;
        let id = item.need("id")?;
        if rules.iter().any(|rule| id.string().is_ok_and(|name| rule.id == name)) || rules.len() >= 1000 {
            return Err(
                id.problem(Code::InvalidPolicy, &["the id ", &id.shown(), " stands in this list twice"])
            );
        }
        texts(item.need("title")?)?;
        quoted::quotation(item.need("source")?, lists)?;
        item.get("note").map(texts).transpose()?;
        item.get("wording").map(quoted::wording).transpose()?;
        item.get("examples").map(quoted::examples).transpose()?;
        let mut reader = Reader { lists, tables, figures, parts };
        let rule = reader.rule(item, rules.len())?;
        reader.info(item, &rule)?;
        rules.push(rule);
    }
    Ok(rules)
}

impl Reader<'_> {
    fn rule(&mut self, item: Node<'_>, place: usize) -> Result<Rule, Problem> {
        let kind = item.need("kind")?.word(Kind::ALL, Kind::NAMES)?;
        let shape = item.need("shape")?.word(Shape::ALL, Shape::NAMES)?;
        let mut terms = self.terms(item)?;
        (terms.debtor, terms.creditor) = (None, None);
        terms.gate = item.get("gate").map(|gate| self.gate(gate)).transpose()?;
        let adjust = match item.get("adjust") {
            Some(list) => list.items()?.map(|one| self.adjust(one)).collect::<Result<Vec<_>, _>>()?,
            None => Vec::new(),
        };
        let mut scope = Vec::new();
        if let Some(list) = item.get("scope") {
            for one in list.items()? {
                one.object(&["when", "status", "reason"])?;
                let when = predicate(one.need("when")?, self.lists)?;
                let reason =
                    one.get("reason").map(|reason| small(reason, &self.lists.reasons)).transpose()?;
                scope.push((when, one.need("status")?.word(&STATUSES, &STATUSES.map(Status::name))?, reason));
            }
        }
        let mut cases = Vec::new();
        if let Some(list) = item.get("cases") {
            for case in list.items()? {
                case.object(&CASE_FIELDS)?;
                let when = predicate(case.need("when")?, self.lists)?;
                cases.push((when, self.terms(case)?));
            }
        }
        Ok(Rule {
            id: item.need("id")?.string()?.to_owned(),
            kind,
            shape,
            terms,
            until: item.get("until").map(|until| fields::place(until, &self.lists.rules)).transpose()?,
            after: item.get("after").map(|after| expr::amount(after, self.lists, self.tables)).transpose()?,
            exclusions: causes::stops(item.get("exclusions"), &self.lists.causes)?,
            receipt: item.get("receipt").map(|receipt| self.receipt(receipt, shape, place)).transpose()?,
            adjust,
            scope,
            cases,
            inversion: item.get("inversion").map_or(Ok(false), |flag| flag.bool())?,
        })
    }

    /// When the event of the rule at a place counts as received.
    fn receipt(&mut self, node: Node<'_>, shape: Shape, place: usize) -> Result<Receipt, Problem> {
        let (own, by) = receipt::receipt(node, shape, self.lists)?;
        let rule = u16::try_from(place).unwrap_or(u16::MAX);
        self.parts.cut_offs.extend(by.map(|(dimension, times)| CutOffs { rule, dimension, times }));
        Ok(own)
    }

    fn limit(&self, node: Option<Node<'_>>) -> Result<Option<Expr>, Problem> {
        node.map(|limit| expr::limit(limit, self.lists, self.tables)).transpose()
    }

    /// What a rule or a case says of its status, start, limit and deliverable.
    fn terms(&mut self, node: Node<'_>) -> Result<Terms, Problem> {
        let party = |name: &str| node.get(name).map(|party| small(party, &self.lists.parties)).transpose();
        Ok(Terms {
            status: node
                .get("status")
                .map(|status| status.word(&STATUSES, &STATUSES.map(Status::name)))
                .transpose()?,
            reason: node.get("reason").map(|reason| small(reason, &self.lists.reasons)).transpose()?,
            start: node.get("start").map(|start| self.start(start, true)).transpose()?,
            finished_by: node.get("finishedBy").map(|event| self.finish(event)).transpose()?,
            limit: self.limit(node.get("limit"))?,
            requirement: node.get("requirement").map(|one| self.requirement(one)).transpose()?,
            gate: None,
            debtor: party("debtor")?,
            creditor: party("creditor")?,
            deliverable: node.get("deliverable").map(|one| self.deliverable(one)).transpose()?,
        })
    }

    /// The events that start a clock; a `whole` start may name another one that takes its place `instead`, with its `when`.
    fn start(&self, node: Node<'_>, whole: bool) -> Result<Start, Problem> {
        node.object(&[if whole { "instead" } else { "when" }, "event", "earliest", "latest"])?;
        let instead = match node.get("instead").filter(|_| whole) {
            Some(other) => {
                Some(Box::new((predicate(other.need("when")?, self.lists)?, self.start(other, false)?)))
            }
            None => None,
        };
        let names = self.lists.event_names();
        if ["event", "earliest", "latest"].iter().filter(|name| node.get(name).is_some()).count() > 1 {
            let message = "one of the fields `event`, `earliest`, `latest` is needed, not several";
            return Err(node.problem(Code::InvalidPolicy, &[message]));
        }
        if let Some(event) = node.get("event") {
            return Ok(Start { events: vec![small(event, &names)?], latest: false, instead });
        }
        let latest = node.get("latest").is_some();
        let list = node.need(if latest { "latest" } else { "earliest" })?;
        let events = list.items()?.map(|event| small(event, &names)).collect::<Result<Vec<_>, _>>()?;
        if events.is_empty() {
            return Err(list.problem(Code::InvalidPolicy, &["a start needs an event"]));
        }
        Ok(Start { events, latest, instead })
    }

    /// The event that ends the rule. One that opens would take the start of the request, and end what it starts.
    fn finish(&self, node: Node<'_>) -> Result<u8, Problem> {
        let event = small(node, &self.lists.event_names())?;
        if self.lists.events.get(usize::from(event)).is_some_and(|event| event.opening) {
            return Err(node.problem(
                Code::InvalidPolicy,
                &["the event ", &node.shown(), " opens a commitment and takes the start, so it ends none"],
            ));
        }
        Ok(event)
    }

    fn requirement(&self, node: Node<'_>) -> Result<Require, Problem> {
        if node.get("table").is_none() {
            return node.word(Requirement::ALL, Requirement::NAMES).map(Require::As);
        }
        node.object(&["table"])?;
        let name = node.need("table")?;
        let index = small(name, &self.lists.tables)?;
        if self.tables.get(usize::from(index)).is_none_or(|table| table.units.is_some() || table.of.is_some())
        {
            return Err(name.problem(
                Code::InvalidPolicy,
                &["the table ", &name.shown(), " holds numbers or values, not words"],
            ));
        }
        Ok(Require::Table(index))
    }

    fn deliverable(&mut self, node: Node<'_>) -> Result<u8, Problem> {
        node.object(&["channel", "parts", "copies", "holders"])?;
        let names = |field: &str, known: &[String]| -> Result<Option<Vec<String>>, Problem> {
            let Some(list) = node.get(field) else { return Ok(None) };
            let mut names = Vec::new();
            for item in list.items()? {
                place(item, known)?;
                names.push(item.string()?.to_owned());
            }
            Ok(Some(names))
        };
        let deliverable = Deliverable {
            channel: names("channel", &self.lists.acts)?,
            parts: names("parts", &self.lists.acts)?,
            copies: node.get("copies").map(|copies| copies.whole(1, 1000)).transpose()?,
            holders: names("holders", &self.lists.parties)?,
        };
        self.parts.deliverables.push(deliverable);
        u8::try_from(self.parts.deliverables.len() - 1)
            .map_err(|_| node.problem(Code::InvalidPolicy, &["there are more than 255 deliverables"]))
    }

    fn gate(&mut self, node: Node<'_>) -> Result<u8, Problem> {
        node.object(&["before", "requires"])?;
        let act = |name: &str| -> Result<String, Problem> {
            let act = node.need(name)?;
            place(act, &self.lists.acts)?;
            act.string().map(str::to_owned)
        };
        let gate = Gate { before: act("before")?, requires: act("requires")? };
        self.parts.gates.push(gate);
        u8::try_from(self.parts.gates.len() - 1)
            .map_err(|_| node.problem(Code::InvalidPolicy, &["there are more than 255 gates"]))
    }

    /// The events that end a rule, each once, its own first.
    fn finishes(&self, rule: &Rule) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for terms in core::iter::once(&rule.terms).chain(rule.cases.iter().map(|(_, terms)| terms)) {
            let event = terms.finished_by.and_then(|event| self.lists.events.get(usize::from(event)));
            found.extend(event.map(|event| event.id.clone()).filter(|id| !found.contains(id)));
        }
        found
    }

    fn adjust(&mut self, node: Node<'_>) -> Result<Adjust, Problem> {
        node.object(&["when", "set", "reason"])?;
        let set = node.need("set")?;
        let [(name, value)] = set.fields()? else {
            return Err(set.problem(Code::InvalidPolicy, &["exactly one dimension can be set here"]));
        };
        let child = set.child(name, value);
        let names = self.lists.dimension_names();
        let dimension =
            names.iter().position(|known| known == name).ok_or_else(|| child.unknown_field(name, &names))?;
        let choices = self.lists.dimensions.get(dimension).map_or(&[][..], |one| &one.choices);
        Ok(Adjust {
            when: predicate(node.need("when")?, self.lists)?,
            dimension: u8::try_from(dimension).unwrap_or(0),
            choice: small(child, choices)?,
            reason: node.get("reason").map(|reason| small(reason, &self.lists.reasons)).transpose()?,
        })
    }

    fn info(&mut self, item: Node<'_>, rule: &Rule) -> Result<(), Problem> {
        let name = |field: &str, known: &[String]| -> Result<String, Problem> {
            let node = item.need(field)?;
            place(node, known)?;
            node.string().map(str::to_owned)
        };
        let mut rules = Vec::new();
        let list = item.need("rules")?;
        for one in list.items()? {
            rules.push(one.string()?.to_owned());
        }
        let asked = Asked::of(rule, self.tables, self.figures);
        let names = |mask: u64, names: Vec<&str>| {
            names
                .into_iter()
                .enumerate()
                .filter(|(at, _)| mask >> at & 1 == 1)
                .map(|(_, name)| name.to_owned())
                .collect()
        };
        self.parts.rules.push(RuleInfo {
            id: rule.id.clone(),
            rules,
            process: name("process", &self.lists.processes)?,
            clause: name("clause", &self.lists.clauses)?,
            kind: rule.kind,
            debtor: name("debtor", &self.lists.parties)?,
            creditor: name("creditor", &self.lists.parties)?,
            shape: rule.shape,
            events: names(asked.events, self.lists.event_names()),
            finished_by: self.finishes(rule),
            conditions: names(
                asked.conditions,
                self.lists.conditions.iter().map(|one| one.id.as_str()).collect(),
            ),
            dimensions: names(asked.dimensions, self.lists.dimension_names()),
            credit: item
                .get("credit")
                .map(|given| credit::read(given, rule.shape, self.lists))
                .transpose()?,
        });
        Ok(())
    }
}
