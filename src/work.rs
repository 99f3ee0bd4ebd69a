//! Counts look-ups in the calendar, so that tests can check constant cost by counting work instead of measuring time.

#[cfg(not(test))]
#[inline(always)]
pub(crate) fn look_up() {}

#[cfg(test)]
pub(crate) use counted::{look_up, look_ups};

#[cfg(test)]
mod counted {
    use core::cell::Cell;

    std::thread_local! {
        static COUNT: Cell<u64> = const { Cell::new(0) };
    }

    /// Counts one look-up in the calendar's tables or lists.
    pub(crate) fn look_up() {
        COUNT.with(|count| count.set(count.get() + 1));
    }

    /// How many look-ups `what` makes, and what it gives.
    pub(crate) fn look_ups<T>(what: impl FnOnce() -> T) -> (u64, T) {
        let before = COUNT.with(Cell::get);
        let given = what();
        (COUNT.with(Cell::get) - before, given)
    }
}
