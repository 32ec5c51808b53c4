//! `adjacent.json`: the previous and next article, for articles that are not in the first file of the library index.

use recto::data::library::Adjacent;
use serde::{Deserialize, Serialize};

use crate::{
    Error, Result,
    output::{Output, Ownership},
};

/// File name, in the folder of the article's page.
const FILE: &str = "adjacent.json";

/// Value of the field that marks the file as press's own.
const GENERATOR: &str = "press";

#[derive(Serialize)]
struct AdjacentFile<'a> {
    generator: &'static str,
    #[serde(flatten)]
    adjacent: &'a Adjacent,
}

#[derive(Deserialize)]
struct Generated {
    generator: String,
}

/// Writes the file of an article.
pub(super) fn write(output: &Output, slug: &str, adjacent: &Adjacent) -> Result<()> {
    let contents = AdjacentFile {
        generator: GENERATOR,
        adjacent,
    };
    let json = serde_json::to_string(&contents).map_err(|error| {
        Error::new("cannot serialize")
            .at(path(slug))
            .caused_by(error)
    })?;
    output.write(&path(slug), json.as_bytes(), ownership());
    Ok(())
}

/// Removes the file of an article.
pub(super) fn remove(output: &Output, slug: &str) {
    output.remove(&path(slug), ownership());
}

fn path(slug: &str) -> String {
    format!("{slug}/{FILE}")
}

fn ownership() -> Ownership<'static> {
    Ownership::by_content(
        |json| {
            serde_json::from_slice::<Generated>(json).is_ok_and(|file| file.generator == GENERATOR)
        },
        "the app reads the previous and next article from a file of this name: give yours another name",
    )
}
