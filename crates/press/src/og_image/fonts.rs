//! Fonts of the images: found by file name, loaded when a letter needs them.

use std::{
    collections::HashMap,
    fs,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use skrifa::MetadataProvider as _;

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Language, Source, Stretch, Style, Weight};

use crate::{
    Result, files, site,
    site_paths::{ARTICLES, FONTS},
};

/// Font files, in the order of preference.
#[derive(Default)]
pub(super) struct FontFiles(Vec<File>);

struct File {
    path: PathBuf,
    name: String,
    bytes: u64,
}

/// Lists what does not depend on the machine. The names of images contain a hash of it.
impl std::fmt::Debug for FontFiles {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.0.iter().map(|file| (&file.name, file.bytes));
        formatter.debug_list().entries(names).finish()
    }
}

/// Limit for nested folders: packages of fonts have a folder with a folder of files.
const DEPTH: usize = 3;

/// Limit for a font file, in bytes. Chinese fonts have 25 MB.
const MAX_BYTES: u64 = 64_000_000;

impl FontFiles {
    /// Finds the publisher's own fonts for headings and text, then Recto's, then those in `folders`. Italic fonts are left out.
    pub(super) fn find(site: &Path, own: &site::Typefaces, folders: &[PathBuf]) -> Result<Self> {
        let mut sources = Self::default();
        for families in [&own.headings, &own.text] {
            for family in families {
                let files = own.files.iter().filter(|file| file.family == *family);
                for file in files.filter(|file| file.style == site::FontStyle::Normal) {
                    sources.add(site.join(ARTICLES).join(&file.path));
                }
            }
        }
        sources.add_folder(&site.join(FONTS), 0)?;
        for folder in folders {
            sources.add_folder(folder, DEPTH)?;
        }
        Ok(sources)
    }

    fn add_folder(&mut self, folder: &Path, depth: usize) -> Result<()> {
        for name in files::file_names(folder, "")? {
            let is_font = [".woff2", ".ttf", ".otf"]
                .iter()
                .any(|ending| name.ends_with(ending));
            if is_font && !name.to_lowercase().contains("italic") {
                self.add(folder.join(name));
            }
        }
        if depth > 0 {
            for inner in files::folder_names(folder)? {
                self.add_folder(&folder.join(inner), depth - 1)?;
            }
        }
        Ok(())
    }

    /// Adds a file, unless a copy of it is in the list.
    fn add(&mut self, path: PathBuf) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let bytes = fs::metadata(&path).map_or(0, |metadata| metadata.len());
        if !self
            .0
            .iter()
            .any(|file| file.name == name && file.bytes == bytes)
        {
            self.0.push(File { path, name, bytes });
        }
    }
}

/// Loaded fonts, and files that are not loaded yet.
pub(super) struct FontSet {
    sources: std::vec::IntoIter<File>,
    fonts: Arc<Database>,
    faces: Vec<Face>,
    /// Numbers of the faces that have a letter.
    letters: HashMap<u32, Vec<usize>>,
}

struct Face {
    id: ID,
    /// Weight, unless the face is variable.
    weight: u16,
    is_variable: bool,
    /// Family name, which the files of one family share.
    family: String,
}

/// Part of a text that one face can draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Number of the face.
    pub(super) face: usize,
    /// Range in the text, in bytes.
    pub(super) range: Range<usize>,
}

impl FontSet {
    pub(super) fn new(sources: FontFiles) -> Self {
        Self {
            sources: sources.0.into_iter(),
            fonts: Arc::default(),
            faces: Vec::new(),
            letters: HashMap::new(),
        }
    }

    /// Returns whether no font is loaded.
    pub(super) fn is_empty(&self) -> bool {
        self.faces.is_empty()
    }

    /// Returns the fonts for the SVG library.
    pub(super) fn database(&self) -> Arc<Database> {
        self.fonts.clone()
    }

    /// Returns a face by its number.
    pub(super) fn id(&self, face: usize) -> Option<ID> {
        self.faces.get(face).map(|face| face.id)
    }

    /// Loads the fonts that a text needs. Returns the first letter that no font has, if there is one.
    pub(super) fn load_for(&mut self, text: &str) -> Option<char> {
        let letters = text.chars().filter(|c| !is_invisible(*c));
        letters.into_iter().find(|letter| {
            while self.face_for(*letter, 400).is_none() {
                let Some(file) = self.sources.next() else {
                    return true;
                };
                self.load(&file);
            }
            false
        })
    }

    /// Loads a file. Files that are not fonts are ignored.
    fn load(&mut self, file: &File) {
        let bytes = files::try_read(&file.path, MAX_BYTES);
        let Some(bytes) = bytes.ok().and_then(decode) else {
            return;
        };
        let mut database = Database::new();
        let source = Source::Binary(Arc::new(bytes));
        database.load_font_source(source);
        let read: Vec<FaceInfo> = database.faces().cloned().collect();
        for face in read.into_iter().filter(|face| face.style == Style::Normal) {
            let number = self.faces.len();
            let known =
                database.with_face_data(face.id, |data, index| self.register(data, index, number));
            let Some(Some(is_variable)) = known else {
                continue;
            };
            let family = face.families.first().map(|(name, _)| name.clone());
            let weight = face.weight.0;
            let id = Arc::make_mut(&mut self.fonts).push_face_info(FaceInfo {
                families: vec![(number.to_string(), Language::English_UnitedStates)],
                weight: Weight::NORMAL,
                stretch: Stretch::Normal,
                ..face
            });
            self.faces.push(Face {
                id,
                weight,
                is_variable,
                family: family.unwrap_or_else(|| file.name.clone()),
            });
        }
    }

    /// Registers the letters of a face. Returns whether the face is variable, or `None` if it cannot be parsed.
    fn register(&mut self, data: &[u8], index: u32, number: usize) -> Option<bool> {
        let font = skrifa::FontRef::from_index(data, index).ok()?;
        for (letter, _) in font.charmap().mappings() {
            self.letters.entry(letter).or_default().push(number);
        }
        Some(!font.axes().is_empty())
    }

    fn has(&self, face: usize, letter: char) -> bool {
        let faces = self.letters.get(&u32::from(letter));
        faces.is_some_and(|faces| faces.contains(&face))
    }

    /// Returns the face for a letter: the one with the nearest weight in the first family that has the letter.
    fn face_for(&self, letter: char, weight: u16) -> Option<usize> {
        let faces = self.letters.get(&u32::from(letter))?;
        let family = &self.faces.get(*faces.first()?)?.family;
        faces
            .iter()
            .copied()
            .filter(|&number| self.faces[number].family == *family)
            .min_by_key(|&number| {
                let face = &self.faces[number];
                if face.is_variable {
                    0
                } else {
                    face.weight.abs_diff(weight)
                }
            })
    }

    /// Splits a text into runs of one face. A run is as long as possible, and quotation marks at the start have the face of the first
    /// letter.
    pub(super) fn runs(&self, text: &str, weight: u16) -> Vec<Run> {
        let first = text.chars().find(|c| c.is_alphanumeric());
        let lead = first.and_then(|letter| self.face_for(letter, weight));
        let mut runs: Vec<Run> = Vec::new();
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            let can = |face: usize| is_invisible(letter) || self.has(face, letter);
            match runs.last_mut() {
                Some(run) if can(run.face) => run.range.end = end,
                None if is_invisible(letter) => {}
                _ => runs.push(Run {
                    face: lead
                        .filter(|&face| can(face))
                        .or_else(|| self.face_for(letter, weight))
                        .unwrap_or_default(),
                    range: runs.last().map_or(0, |run| run.range.end)..end,
                }),
            }
        }
        runs
    }
}

/// Returns whether a character needs no font: spaces, joiners, direction marks and variation selectors.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Returns an uncompressed font.
fn decode(bytes: Vec<u8>) -> Option<Vec<u8>> {
    if bytes.starts_with(b"wOF2") {
        wuff::decompress_woff2(&bytes).ok()
    } else {
        Some(bytes)
    }
}
