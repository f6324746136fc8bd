//! Tells the linker that Node has the rest.

fn main() {
    napi_build::setup();
}
