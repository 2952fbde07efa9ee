//! The engine as rule authors know it: the language by example, the differential test against plain DataFusion.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "engine/differential.rs"]
mod differential;
#[path = "engine/fixture.rs"]
mod fixture;
#[path = "engine/language.rs"]
mod language;
#[path = "engine/stage.rs"]
mod stage;
