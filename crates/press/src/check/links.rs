//! Links and images that lead to nothing.

mod target;

use std::ops::Range;

use document::{
    ElementKind,
    sentence_anchor::{Resolution, SentenceAnchor},
};

use super::{
    DraftsAre,
    code::Code,
    diagnostic::Diagnostic,
    files::Folders,
    front_matter,
    library::{Catalogue, Known, Library},
    nearest::nearest,
    source::Source,
};
use recto::routing::{TAGS_FOLDER, tag_folder};
use target::Leads;

/// Tells of each link and image of each article that leads to nothing.
pub(super) fn check(
    library: &Library,
    catalogue: &Catalogue,
    drafts: DraftsAre,
    found: &mut Vec<Diagnostic>,
) {
    let mut checker = Checker {
        library,
        catalogue,
        drafts,
        folders: Folders::default(),
        found,
    };
    for known in catalogue.values() {
        if !known.is_left_out {
            checker.article(known);
        }
    }
}

struct Checker<'a> {
    library: &'a Library,
    catalogue: &'a Catalogue,
    drafts: DraftsAre,
    folders: Folders,
    found: &'a mut Vec<Diagnostic>,
}

/// A link, and where it stands.
struct Link<'a> {
    from: &'a Known,
    address: &'a str,
    place: Option<Range<usize>>,
}

impl Link<'_> {
    fn source(&self) -> &Source {
        &self.from.source
    }

    fn tell(&self, code: Code, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
        self.source()
            .tell_if_known(code, self.place.clone(), message)
            .help(help)
    }
}

impl Checker<'_> {
    fn article(&mut self, from: &Known) {
        if let Some(address) = &from.image {
            let place = front_matter::value_of(&from.source, "image");
            self.image(&Link {
                from,
                address,
                place,
            });
        }
        for place in &from.places {
            let link = |address| Link {
                from,
                address,
                place: Some(place.range.clone()),
            };
            match &place.kind {
                ElementKind::Link { address } => self.link(&link(address)),
                ElementKind::Image { address, .. } => self.image(&link(address)),
                ElementKind::Heading { .. } | ElementKind::Code => {}
            }
        }
    }

    fn link(&mut self, link: &Link<'_>) {
        match target::of(link.address) {
            Leads::Elsewhere | Leads::Library => {}
            Leads::Within(fragment) => self.section(link, link.from, &fragment),
            Leads::Article { slug, fragment } => self.other(link, &slug, &fragment),
            Leads::Beside(path) => self.beside(link, &path, Code::LinkFile),
            Leads::Site(path) => self.site(link, &path, Code::LinkFile),
        }
    }

    fn image(&mut self, image: &Link<'_>) {
        match target::of(image.address) {
            Leads::Elsewhere => {}
            Leads::Beside(path) => self.beside(image, &path, Code::ImageMissing),
            Leads::Site(path) => self.site(image, &path, Code::ImageMissing),
            Leads::Article { slug, .. } => {
                let message = format!("`{}` is no image", image.address);
                let help = format!("it is the address of an article: `{slug}`");
                let diagnostic = image.tell(Code::ImageMissing, message, help);
                self.found.push(diagnostic);
            }
            Leads::Library | Leads::Within(_) => {
                let message = format!("`{}` is no image", image.address);
                let help = "write the address of an image";
                let diagnostic = image.tell(Code::ImageMissing, message, help);
                self.found.push(diagnostic);
            }
        }
    }

    /// A link to an article, by its file or by its address.
    fn other(&mut self, link: &Link<'_>, slug: &str, fragment: &str) {
        if let Some(other) = self.catalogue.get(slug) {
            if other.is_draft && !link.from.is_draft && self.drafts == DraftsAre::LeftOut {
                let message = format!("`{slug}` is a draft");
                let help = "publish both together, or take the link out until then";
                let diagnostic = link.tell(Code::LinkDraft, message, help);
                self.found.push(diagnostic);
            }
            self.section(link, other, fragment);
            return;
        }
        // One that is there and cannot be read is told of already.
        let is_there = [format!("{slug}.md")];
        if self.folders.find(&self.library.folder, &is_there).is_ok() {
            return;
        }
        let message = format!("there is no article `{slug}`");
        let help = match nearest(slug, self.catalogue.keys().map(String::as_str)) {
            Some(near) => format!("there is one called `{near}`"),
            None => "an article's address is the name of its file without `.md`".to_owned(),
        };
        let diagnostic = link.tell(Code::LinkArticle, message, help);
        self.found.push(diagnostic);
    }

    /// A link to a section, or to a sentence.
    fn section(&mut self, link: &Link<'_>, of: &Known, fragment: &str) {
        // What begins with `:~:` are words, which browsers look for and readers do not miss.
        let id = fragment.split(":~:").next().unwrap_or_default();
        if id.is_empty() || id == "top" || id.starts_with("recto:") || of.ids.contains(id) {
            return;
        }
        if let Some(quotation) = SentenceAnchor::parse(id) {
            let article = document::parse(&of.source.text);
            if quotation.resolve(&article) == Resolution::NotFound {
                let message = "the sentence that this link quotes is not there any more";
                let help = "copy the link anew from the article";
                let diagnostic = link.tell(Code::LinkSection, message, help);
                self.found.push(diagnostic);
            }
            return;
        }
        let mut ids: Vec<&str> = of.ids.iter().map(String::as_str).collect();
        ids.sort_unstable();
        let elsewhere = if std::ptr::eq(of, link.from) {
            String::new()
        } else {
            format!(" in {}", of.source.file)
        };
        let message = format!("there is no section `#{id}`{elsewhere}");
        let help = match nearest(id, ids) {
            Some(near) => format!("there is one called `#{near}`"),
            None => "the id of a section is its heading in small letters, with hyphens for spaces"
                .to_owned(),
        };
        let diagnostic = link.tell(Code::LinkSection, message, help);
        self.found.push(diagnostic);
    }

    /// A file in the folder of the articles, or below it.
    fn beside(&mut self, link: &Link<'_>, path: &[String], code: Code) {
        if let Err(near) = self.folders.find(&self.library.folder, path) {
            self.missing(link, &path.join("/"), near, code);
        }
    }

    /// Something of the site outside of the articles: a file, or an article by its address. Without the site it cannot be
    /// known which files there will be.
    fn site(&mut self, link: &Link<'_>, path: &[String], code: Code) {
        let near = match &self.library.site {
            Some(site) => match self.folders.find(site, path) {
                Ok(()) => return,
                Err(near) => near,
            },
            None => None,
        };
        if code == Code::LinkFile && self.is_tag(path) {
            return;
        }
        if let (Code::LinkFile, [slug]) = (code, path)
            && (link.address.ends_with('/')
                || !slug.contains('.')
                || self.catalogue.contains_key(slug))
        {
            let fragment = target::fragment(link.address);
            self.other(link, slug, &fragment);
        } else if self.library.site.is_some() && !is_made_by_a_build(path) {
            self.missing(link, &path.join("/"), near, code);
        }
    }

    /// Whether the page of a tag is there once the site is built.
    fn is_tag(&self, path: &[String]) -> bool {
        let mut known = self.catalogue.values();
        match path {
            [folder, tag, rest @ ..] if folder == TAGS_FOLDER => {
                (rest.is_empty() || rest == ["index.html"])
                    && tag_folder(tag).is_some()
                    && known.any(|known| known.tags.contains(tag))
            }
            _ => false,
        }
    }

    fn missing(&mut self, link: &Link<'_>, path: &str, near: Option<String>, code: Code) {
        let what = match code {
            Code::ImageMissing => "image",
            _ => "file",
        };
        let message = format!("there is no {what} `{path}`");
        let help = match near {
            Some(near) => format!("there is `{near}`"),
            None => format!("put the {what} there, or mend the address"),
        };
        let diagnostic = link.tell(code, message, help);
        self.found.push(diagnostic);
    }
}

/// Whether a file at the root of a site is of a kind that a build writes, such as its feeds: before one has run they are
/// not there.
fn is_made_by_a_build(path: &[String]) -> bool {
    let ending = |name: &String| name.rsplit_once('.').map(|(_, ending)| ending.to_owned());
    matches!(path, [name] if matches!(ending(name).as_deref(), Some("xml" | "json" | "txt" | "html" | "atom")))
}
