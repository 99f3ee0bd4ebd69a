//! The compact form of a calendar: days as distances from the day before them in the list.

use super::{Compiled, Open, ShortDay, Span};
use crate::pack::{Bytes, Pack, packed};
use crate::prelude::*;
#[cfg(feature = "shapes")]
use crate::time::{Change, Clocks};

packed!(struct Open { from, through, holiday, makeups, window });
packed!(struct ShortDay { day, opens, closes, holiday, notice });
#[cfg(feature = "shapes")]
packed!(struct Change { minute, ahead });
#[cfg(feature = "shapes")]
packed!(struct Clocks { base, first, changes });

impl Pack for Compiled {
    fn pack(&self, to: &mut Vec<u8>) {
        (self.id.clone(), self.version.clone()).pack(to);
        (self.from, self.through, self.published).pack(to);
        self.weekend.pack(to);
        let mut last = self.from;
        let mut spans = Vec::with_capacity(self.spans.len());
        for span in &self.spans {
            spans.push((
                (span.from - last, span.through - span.from),
                (span.holiday << 1 | u8::from(span.makeup), span.notice),
            ));
            last = span.through;
        }
        spans.pack(to);
        let mut last = self.from;
        let mut statutory = Vec::with_capacity(self.statutory.len());
        for (day, holiday) in &self.statutory {
            statutory.push((day - last, *holiday));
            last = *day;
        }
        statutory.pack(to);
        self.open.pack(to);
        self.short.pack(to);
        // Last, and only where there are any: a build that does not know them finds bytes behind the end, and refuses them.
        #[cfg(feature = "shapes")]
        self.clocks.iter().for_each(|clocks| clocks.pack(to));
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        let (id, version) = Pack::unpack(from);
        let (first, through, published): (i32, i32, i32) = Pack::unpack(from);
        let weekend = Pack::unpack(from);
        let mut last = first;
        let spans = (0..from.count())
            .map(|_| {
                let (gap, length): (i32, i32) = Pack::unpack(from);
                let (what, notice): (u8, u8) = Pack::unpack(from);
                let start = last.wrapping_add(gap);
                last = start.wrapping_add(length);
                Span { from: start, through: last, makeup: what & 1 == 1, holiday: what >> 1, notice }
            })
            .collect();
        let mut last = first;
        let statutory = (0..from.count())
            .map(|_| {
                let (gap, holiday): (i32, u8) = Pack::unpack(from);
                last = last.wrapping_add(gap);
                (last, holiday)
            })
            .collect();
        let (open, short) = Pack::unpack(from);
        Compiled {
            id,
            version,
            from: first,
            through,
            published,
            weekend,
            spans,
            statutory,
            open,
            short,
            #[cfg(feature = "shapes")]
            clocks: from.more().then(|| Pack::unpack(from)),
        }
    }
}
