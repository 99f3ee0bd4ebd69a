//! The engine as wasm, in a real browser. Run by `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_tests_run_in_a_page() {
    let window = js_sys::Reflect::get(&js_sys::global(), &"document".into());
    assert!(window.is_ok_and(|document| document.is_object()));
}
