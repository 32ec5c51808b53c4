//! Decides whether the app is compiled to be split into parts, which `crates/bundle` does afterwards.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-check-cfg=cfg(split)");
    let is = |variable: &str, value: &str| env::var(variable).is_ok_and(|found| found == value);
    let is_published = is("CARGO_CFG_TARGET_ARCH", "wasm32")
        && is("CARGO_CFG_TARGET_OS", "unknown")
        && is("PROFILE", "release");
    if is_published && env::var_os("CARGO_FEATURE_WHOLE_PROGRAM").is_none() {
        println!("cargo:rustc-cfg=split");
        // Splitting follows the references between functions and data.
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
}
