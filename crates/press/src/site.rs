//! `site.toml`: what a publisher says of the site as a whole, in a file beside the articles.
//!
//! Everything in it is optional, and reading is total: what cannot be honoured becomes a [`Problem`] with its place, and
//! everything else holds.

mod address;
mod colours;
mod keys;
mod links;
mod order;
mod problem;
mod reader;
mod style;
#[cfg(test)]
mod tests;
mod typefaces;

use std::path::Path;

use recto::data::site::{Link, Series};

use crate::{
    Error, Result, files,
    fingerprint::content_hash,
    output::{
        Output, Ownership,
        safe_path::{self, Location},
    },
};

pub(crate) use address::Address;
pub(crate) use colours::{Colour, Colours};
pub(crate) use order::Order;
pub(crate) use problem::{Problem, told};
pub(crate) use style::style;
use typefaces::FontFile;
pub(crate) use typefaces::{FontStyle, Typefaces};

/// Where it is, below the site's root; the publisher's own style sheet stands beside it.
pub(crate) const FILE: &str = "articles/site.toml";
const STYLE: &str = "articles/site.css";

/// What the publisher says. What was left unsaid is none or empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Site {
    /// The name of the site.
    pub(crate) name: Option<String>,
    /// Where it is served; what other machines are told of needs it.
    pub(crate) address: Option<Address>,
    /// The language of what is not an article, a BCP 47 tag.
    pub(crate) lang: Option<String>,
    /// What it is about.
    pub(crate) description: Option<String>,
    /// Who writes it, where an article does not say.
    pub(crate) author: Option<String>,
    /// Its colours.
    pub(crate) colours: Colours,
    /// Its typefaces.
    pub(crate) typefaces: Typefaces,
    /// Where its head leads.
    pub(crate) navigation: Vec<Link>,
    /// Under which licence its texts are.
    pub(crate) licence: Option<Link>,
    /// In which order the library lists the articles.
    pub(crate) order: Order,
    /// Articles that belong together, each with the line that names them.
    pub(crate) series: Vec<(Series, Place)>,
}

/// A place in `site.toml`, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Place {
    /// The line.
    pub(crate) line: usize,
    /// The column.
    pub(crate) column: usize,
}

/// Reads what a `site.toml` says.
pub(crate) fn parse(text: &str) -> (Site, Vec<Problem>) {
    keys::read(text)
}

/// The most that the two files have, in bytes. Both are written by hand.
const MOST: u64 = 1_000_000;

/// Reads the site's own file, if it is there, and checks what it names on the disk. One that cannot be read says nothing, and
/// is told with what could not be done.
pub(crate) fn read(output: &Output) -> (Site, Vec<Problem>) {
    let text = output.record_failure(text(output.root()));
    let (mut read, mut problems) = parse(&text.flatten().unwrap_or_default());
    read.typefaces.files.retain(|file| {
        let problem = font_problem(output.root(), file);
        let is_there = problem.is_none();
        problems.extend(problem);
        is_there
    });
    problems.sort_by_key(|problem| problem.place);
    (read, problems)
}

fn text(site: &Path) -> Result<Option<String>> {
    let bytes = safe_path::read_up_to(site, FILE, MOST)
        .map_err(|error| error.help("the site is built without it").help(PLAIN_FILE))?;
    let text = bytes.map(String::from_utf8).transpose();
    text.map_err(|_| {
        Error::not_utf8(FILE)
            .help("the site is built without it")
            .help("save the file in that encoding")
    })
}

/// What is to be in the place of what cannot be read.
const PLAIN_FILE: &str = "put a plain file of at most 1 MB there that may be read, or take it away";

/// What is wrong with a font that the site brings along.
fn font_problem(site: &Path, file: &FontFile) -> Option<Problem> {
    let path = format!("articles/{}", file.path);
    let message = match safe_path::resolve(site, &path) {
        Ok(Location::Existing(font)) if font.is_file() => return None,
        Ok(Location::Symlink(link)) => {
            format!("`{link}` is a symbolic link: put the font itself in its place")
        }
        _ => format!("there is no file `{path}`: put the font there, or correct `file`"),
    };
    Some(Problem::mistake(file.place, message))
}

/// Writes the style sheet of the site's colours and typefaces, and says which sheets come after the reader's own: that
/// one, then `site.css` where the publisher has one. Names are relative to the site's root and parted by a space.
pub(crate) fn write_styles(output: &Output, said: &Site) -> Result<String> {
    let mut names = Vec::new();
    let own = style(said);
    let name = own.as_ref().map(|css| sheet(css.as_bytes()));
    let site = output.root();
    for old in files::file_names(site, ".css")? {
        // Ours are named by what is in them; what cannot be read is not ours.
        let css = files::read(&site.join(&old)).ok().flatten();
        if css.is_some_and(|css| old == sheet(&css)) && Some(&old) != name.as_ref() {
            output.remove(&old, Ownership::BY_NAME);
        }
    }
    if let (Some(css), Some(name)) = (own, name) {
        output.write(&name, css.as_bytes(), Ownership::BY_NAME);
        names.push(name);
    }
    // Where it stands, so that what it names beside it is found. Its content is in its name, for those who keep copies.
    let css = safe_path::read_up_to(site, STYLE, MOST)
        .map_err(|error| error.help("the pages do without it").help(PLAIN_FILE));
    if let Some(css) = output.record_failure(css).flatten() {
        names.push(format!("{STYLE}?v={}", content_hash(&css)));
    }
    Ok(names.join(" "))
}

fn sheet(css: &[u8]) -> String {
    format!("site-{}.css", content_hash(css))
}

impl Site {
    /// Its name, or that of the reader.
    pub(crate) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("Recto")
    }

    /// What the app shows of it.
    pub(crate) fn for_app(&self) -> recto::data::site::Site {
        recto::data::site::Site {
            name: self.name.clone().unwrap_or_default(),
            lang: self.lang.clone().unwrap_or_default(),
            navigation: self.navigation.clone(),
            licence: self.licence.clone(),
        }
    }

    /// The series that an article is part of, and its number there, from 1.
    pub(crate) fn series_of(&self, slug: &str) -> Option<(&Series, usize)> {
        self.series.iter().find_map(|(series, _)| {
            let at = series.articles.iter().position(|article| article == slug)?;
            Some((series, at + 1))
        })
    }

    /// What `site.toml` says of articles that are not there.
    pub(crate) fn missing_articles(&self, is_there: impl Fn(&str) -> bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut tell = |name: &str, place: Place| {
            problems.push(Problem::mistake(
                place,
                format!(
                    "there is no article `{name}`: give the name of its file, without `.md`, or take it out"
                ),
            ));
        };
        for (series, place) in &self.series {
            for name in series.articles.iter().filter(|name| !is_there(name)) {
                tell(name, *place);
            }
        }
        if let Order::Listed(names, place) = &self.order {
            for name in names.iter().filter(|name| !is_there(name)) {
                tell(name, *place);
            }
        }
        problems
    }
}
