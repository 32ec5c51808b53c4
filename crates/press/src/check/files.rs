//! Which files there are, by their very names: hosts tell upper case from lower, whatever this machine does.

use std::{
    cell::RefCell,
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};

use super::nearest::nearest;

/// The names in folders, each of which is read once.
#[derive(Debug, Default)]
pub(super) struct Folders(RefCell<HashMap<PathBuf, Rc<Vec<String>>>>);

impl Folders {
    /// Looks for a file by its path below a folder. Where there is none, says what there is instead, if that is like it.
    pub(super) fn find(&self, below: &Path, path: &[String]) -> Result<(), Option<String>> {
        let mut folder = below.to_owned();
        for (index, part) in path.iter().enumerate() {
            let names = self.names(&folder);
            if !names.contains(part) {
                let near = nearest(part, names.iter().map(String::as_str));
                return Err(near.map(|near| {
                    let mut instead = path[..index].to_vec();
                    instead.push(near.to_owned());
                    instead.join("/")
                }));
            }
            folder.push(part);
        }
        if folder.is_file() { Ok(()) } else { Err(None) }
    }

    fn names(&self, folder: &Path) -> Rc<Vec<String>> {
        let mut known = self.0.borrow_mut();
        let names = known.entry(folder.to_owned()).or_insert_with(|| {
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
