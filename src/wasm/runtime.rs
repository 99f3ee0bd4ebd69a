//! The module's runtime in place of the standard library: an allocator and a panic handler.

/// A small allocator of constant time.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The crate itself never panics (clippy denies it); panics that the compiler inserts trap here, without a message.
#[panic_handler]
fn panic(_: &::core::panic::PanicInfo<'_>) -> ! {
    ::core::arch::wasm32::unreachable()
}
