//! The runtime of the module in place of the standard library: an allocator, and an end for what cannot happen.

/// A small allocator of constant time.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The library has no panic of its own (clippy denies them); what the compiler still inserts ends here, without words.
#[panic_handler]
fn panic(_: &::core::panic::PanicInfo<'_>) -> ! {
    ::core::arch::wasm32::unreachable()
}
