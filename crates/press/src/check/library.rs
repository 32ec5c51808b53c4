//! The articles that are checked: where they are, and what is known of each once it was read.

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::{MAIN_SEPARATOR, Path, PathBuf},
};

use document::{
    Article, ElementKind, ElementSpan,
    render::walk::{self, Attribute, AttributeName, Sink, Tag},
};
use recto::data::MAX_BYTES;

use crate::document_messages::{NoticeKind, group};

use super::{
    DraftsAre, article,
    code::Code,
    diagnostic::Diagnostic,
    source::Source,
    unreadable::{misnamed, no_file, not_utf8, too_large, unread},
};
use crate::{articles, files, slugs};

/// From this size on an article is called large, in bytes: a fifth of what the reader opens, over 300,000 words.
pub(super) const LARGE: usize = MAX_BYTES / 5;

/// Where the articles are.
#[derive(Debug)]
pub(super) struct Library {
    /// The folder of the articles.
    pub(super) folder: PathBuf,
    /// The site around it, where the folder is in one.
    pub(super) site: Option<PathBuf>,
    /// The one article that was asked for.
    pub(super) only: Option<String>,
}

/// What is known of an article.
#[derive(Debug)]
pub(super) struct Known {
    /// Its text.
    pub(super) source: Source,
    /// Whether it is a draft, and nobody checks it.
    pub(super) is_left_out: bool,
    /// Whether it says `draft: true`, or may mean that.
    pub(super) is_draft: bool,
    /// The ids in it.
    pub(super) ids: HashSet<String>,
    /// Its links and images.
    pub(super) places: Vec<ElementSpan>,
    /// Its tags, unless it is a draft that nobody checks.
    pub(super) tags: Vec<String>,
    /// The address of its lead image.
    pub(super) image: Option<String>,
}

/// The articles by their slugs.
pub(super) type Catalogue = BTreeMap<String, Known>;

impl Library {
    /// Finds the articles that somebody means by a path: a site, a folder of articles, or one of them.
    pub(super) fn find(path: &Path) -> Result<Self, String> {
        if path.is_file() {
            return Self::of_one(path);
        }
        if !path.is_dir() {
            return Err(format!(
                "there is no file or folder {}: name a site, a folder of articles, or an article's .md file",
                path.display()
            ));
        }
        // A project keeps what it publishes in `public/`, and files such as README.md beside it.
        for site in [path.to_owned(), path.join("public")] {
            let folder = site.join("articles");
            if folder.is_dir() {
                return Ok(Self {
                    folder,
                    site: Some(site),
                    only: None,
                });
            }
        }
        if files::file_names(path, "")?
            .iter()
            .any(|name| is_like_article(name))
        {
            return Ok(Self::of_articles(path));
        }
        Err(format!(
            "there are no articles in {}: name a folder with articles/ in it, or one of .md files",
            path.display()
        ))
    }

    /// The library around one article.
    fn of_one(path: &Path) -> Result<Self, String> {
        let only = path.file_name().and_then(|name| name.to_str());
        let only = only.ok_or("the name of that file is not Unicode")?;
        if only.starts_with('.') || !is_like_article(only) {
            return Err(format!(
                "{} is no article: name a .md file, a folder of them, or a site",
                path.display()
            ));
        }
        Ok(Self {
            only: Some(only.to_owned()),
            ..Self::of_articles(folder_of(path))
        })
    }

    /// A folder of articles. One that is called `articles` is part of the site around it.
    fn of_articles(folder: &Path) -> Self {
        let site = folder
            .canonicalize()
            .ok()
            .filter(|whole| whole.file_name().is_some_and(|name| name == "articles"))
            .and_then(|whole| whole.parent().map(Path::to_owned));
        Self {
            folder: folder.to_owned(),
            site,
            only: None,
        }
    }

    /// A file of the folder, as its publisher would name it here.
    pub(super) fn shown(&self, name: &str) -> String {
        let path = self.folder.join(name);
        let path = path
            .strip_prefix(".")
            .unwrap_or(&path)
            .display()
            .to_string();
        // Where it parts the names of folders; elsewhere it may be part of a name.
        if MAIN_SEPARATOR == '\\' {
            path.replace('\\', "/")
        } else {
            path
        }
    }

    /// Reads the articles, and tells what is wrong with each of them alone and with their names.
    pub(super) fn read(
        &self,
        drafts: DraftsAre,
        today: &str,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Catalogue, String> {
        let mut catalogue = Catalogue::new();
        let mut addresses = BTreeMap::<String, String>::new();
        let names = files::list_folder(&self.folder)?;
        for (name, problem) in articles::find_non_files(&names) {
            found.push(no_file(problem, self.shown(&name)));
        }
        self.tell_nested(&names.folders, found)?;
        let mut names: Vec<String> = names.files.into_iter().chain(names.links).collect();
        names.sort();
        for name in names.into_iter().filter(|name| !name.starts_with('.')) {
            let slug = match slugs::from_file_name(&name, self.site.as_deref()) {
                Ok(Some(slug)) => slug,
                Ok(None) => continue,
                Err(problem) => {
                    found.push(misnamed(&problem, &name, self.shown(&name)));
                    continue;
                }
            };
            if articles::leads_out(&self.folder.join(&name)) {
                found.push(self.leads_out(&name));
                continue;
            }
            if let Some(other) = addresses.insert(slugs::collision_key(slug.as_str()), name.clone())
            {
                found.push(self.same_address(&name, &other));
            }
            if let Some(source) = self.open(&name, found) {
                let known = read_article(source, drafts, today, found);
                catalogue.insert(slug.as_str().to_owned(), known);
            }
        }
        Ok(catalogue)
    }

    fn tell_nested(&self, folders: &[String], found: &mut Vec<Diagnostic>) -> Result<(), String> {
        for inner in folders {
            for name in files::file_names(&self.folder.join(inner), ".md")? {
                let path = format!("{inner}/{name}");
                let message = "the article is in a folder below, and is not listed";
                found.push(
                    Diagnostic::of_file(Code::FileFolder, self.shown(&path), message).help(
                        format!(
                            "move it up; where it is, it opens at `/?src=articles/{path}` only"
                        ),
                    ),
                );
            }
        }
        Ok(())
    }

    fn leads_out(&self, name: &str) -> Diagnostic {
        let message = "the article is a symbolic link that leads out of the folder of the articles";
        Diagnostic::of_file(Code::FileLink, self.shown(name), message)
            .help("put a copy in its place; `press build` leaves it out")
    }

    fn same_address(&self, name: &str, other: &str) -> Diagnostic {
        let message = format!("`{name}` and `{other}` have the same address");
        Diagnostic::of_file(Code::SlugDuplicate, self.shown(name), message)
            .help(slugs::COLLISION_ADVICE)
    }

    /// The text of an article, if it can be read.
    fn open(&self, name: &str, found: &mut Vec<Diagnostic>) -> Option<Source> {
        let path = self.folder.join(name);
        let size = fs::metadata(&path).map_or(0, |metadata| metadata.len());
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        if size > LARGE {
            found.push(too_large(size, self.shown(name)));
        }
        if size > MAX_BYTES {
            return None;
        }
        let bytes = match files::try_read(&path, MAX_BYTES as u64) {
            Ok(bytes) => bytes,
            Err(error) => {
                found.push(unread(&error, self.shown(name)));
                return None;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => Some(Source::new(self.shown(name), text)),
            Err(error) => {
                found.push(not_utf8(&error, self.shown(name)));
                None
            }
        }
    }
}

/// The folder that a file is in: that of a name alone is the current one.
fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn is_like_article(name: &str) -> bool {
    !matches!(slugs::from_file_name(name, None), Ok(None))
}

/// Reads and checks one article.
fn read_article(
    source: Source,
    drafts: DraftsAre,
    today: &str,
    found: &mut Vec<Diagnostic>,
) -> Known {
    let article = document::parse(&source.text);
    let places = document::element_spans(&source.text);
    let is_draft = article.metadata.draft;
    let mut tags = Vec::new();
    // Whose front matter could not be read may be no draft at all, and its author must know.
    let is_sure = |article: &Article| {
        let mut diagnostics = article.diagnostics.iter();
        !diagnostics.any(|diagnostic| group(&diagnostic.kind) == NoticeKind::FrontMatter)
    };
    let is_left_out = is_draft && drafts == DraftsAre::LeftOut && is_sure(&article);
    if is_left_out {
        found.push(article::draft(&source));
    } else {
        article::check(&source, &article, &places, today, found);
        tags.clone_from(&article.metadata.tags);
    }
    let leads = |place: &ElementSpan| {
        matches!(
            place.kind,
            ElementKind::Link { .. } | ElementKind::Image { .. }
        )
    };
    Known {
        is_left_out,
        is_draft,
        ids: ids(&article),
        tags,
        places: places.into_iter().filter(leads).collect(),
        image: article
            .metadata
            .image
            .map(|image| image.source.as_str().to_owned()),
        source,
    }
}

/// The ids that links can lead to.
fn ids(article: &Article) -> HashSet<String> {
    #[derive(Default)]
    struct Ids(HashSet<String>);
    impl Sink for Ids {
        fn open(&mut self, _: Tag, attributes: &[Attribute<'_>]) {
            let ids = attributes
                .iter()
                .filter(|attribute| attribute.name == AttributeName::Id);
            self.0.extend(ids.map(|id| id.value.clone().into_owned()));
        }
        fn text(&mut self, _: &str) {}
        fn close(&mut self, _: Tag) {}
    }
    let mut ids = Ids::default();
    walk::body(article, &mut ids);
    ids.0
}
