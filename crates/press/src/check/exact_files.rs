//! Files by their exact names: hosts distinguish upper and lower case, even where this machine does not.

use std::{
    cell::RefCell,
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};

use crate::diagnostic::suggest;

/// Names of the entries of folders. Each folder is read once.
#[derive(Debug, Default)]
pub(super) struct FolderCache(RefCell<HashMap<PathBuf, Rc<Vec<String>>>>);

impl FolderCache {
    /// Finds a file by its path below a folder. The error is the most similar path that exists, if there is one.
    pub(super) fn find(&self, root: &Path, path: &[String]) -> Result<(), Option<String>> {
        let mut folder = root.to_owned();
        for (index, part) in path.iter().enumerate() {
            let names = self.names(&folder);
            if !names.contains(part) {
                let similar = suggest(part, names.iter().map(String::as_str));
                return Err(similar.map(|similar| {
                    let mut instead = path[..index].to_vec();
                    instead.push(similar.to_owned());
                    instead.join("/")
                }));
            }
            folder.push(part);
        }
        if folder.is_file() { Ok(()) } else { Err(None) }
    }

    fn names(&self, folder: &Path) -> Rc<Vec<String>> {
        let mut folders = self.0.borrow_mut();
        let names = folders.entry(folder.to_owned()).or_insert_with(|| {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            let mut names: Vec<String> = entries
                .filter_map(|entry| entry.file_name().into_string().ok())
                .collect();
            names.sort();
            Rc::new(names)
        });
        Rc::clone(names)
    }
}
