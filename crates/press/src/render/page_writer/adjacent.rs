//! `adjacent.json`: an article's neighbours in a file of their own, where the first file of the index does not tell them.

use recto::data::library::Adjacent;
use serde::{Deserialize, Serialize};

use crate::output::{Output, Ownership};
use crate::{Error, Result};

/// Its name, in the folder of the article's page.
const FILE: &str = "adjacent.json";

/// What marks it as written here, as it marks the index.
const GENERATOR: &str = "press";

#[derive(Serialize)]
struct Near<'a> {
    generator: &'static str,
    #[serde(flatten)]
    neighbours: &'a Adjacent,
}

#[derive(Deserialize)]
struct Said {
    generator: String,
}

/// Writes it.
pub(super) fn write(output: &Output, slug: &str, neighbours: &Adjacent) -> Result<()> {
    let near = Near {
        generator: GENERATOR,
        neighbours,
    };
    let json = serde_json::to_string(&near).map_err(|error| {
        Error::new("cannot serialize")
            .at(path(slug))
            .caused_by(error)
    })?;
    output.write(&path(slug), json.as_bytes(), kind());
    Ok(())
}

/// Removes it.
pub(super) fn remove(output: &Output, slug: &str) {
    output.remove(&path(slug), kind());
}

fn path(slug: &str) -> String {
    format!("{slug}/{FILE}")
}

fn kind() -> Ownership<'static> {
    Ownership::by_content(
        |json| serde_json::from_slice::<Said>(json).is_ok_and(|said| said.generator == GENERATOR),
        "its name is that of what the app reads of the articles before and after this one: give the file another name",
    )
}
