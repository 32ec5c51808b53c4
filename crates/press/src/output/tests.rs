use tempfile::TempDir;

use super::*;

const MARKED: Ownership<'static> = Ownership {
    provenance: Provenance::Content(|bytes| bytes.starts_with(b"press")),
    advice: "rename it",
};

const REMEMBERED: Ownership<'static> = Ownership {
    provenance: Provenance::Remembered,
    advice: "rename it",
};

fn folder(files: &[(&str, &str)]) -> (TempDir, Output) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        files::write(&folder.path().join(name), text.as_bytes()).unwrap();
    }
    let output = Output::new(folder.path(), BTreeMap::new());
    (folder, output)
}

fn text(folder: &TempDir, name: &str) -> Option<String> {
    fs::read_to_string(folder.path().join(name)).ok()
}

#[test]
fn files_with_own_content_are_overwritten_and_removed() {
    let (folder, output) = folder(&[("a/b", "press: old")]);
    assert_eq!(output.write("a/b", b"press: new", MARKED), Outcome::Written);
    assert_eq!(text(&folder, "a/b").unwrap(), "press: new");
    output.update_sibling("a/b", Encoding::Brotli, &Sibling::Replaceable, Some(b"x"));
    assert!(folder.path().join("a/b.br").exists());
    output.remove("a/b", MARKED);
    output.remove_folder_if_empty("a");
    assert!(!folder.path().join("a").exists());
}

#[test]
fn foreign_files_stay_with_a_note() {
    let (folder, output) = folder(&[("a", "mine")]);
    assert_eq!(output.write("a", b"press: new", MARKED), Outcome::Kept);
    output.remove("a", MARKED);
    assert_eq!(text(&folder, "a").unwrap(), "mine");
    let note = "a is the publisher's own and is kept; rename it";
    assert_eq!(output.notes(), [note]);
}

#[test]
fn remembered_files_are_own_until_they_change() {
    let (folder, output) = folder(&[]);
    assert_eq!(output.write("a", b"one", REMEMBERED), Outcome::Written);
    let next = Output::new(folder.path(), output.fingerprints());
    assert_eq!(next.write("a", b"two", REMEMBERED), Outcome::Written);
    fs::write(folder.path().join("a"), "mine").unwrap();
    assert_eq!(next.write("a", b"three", REMEMBERED), Outcome::Kept);
    assert_eq!(text(&folder, "a").unwrap(), "mine");
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let (folder, _) = folder(&[("out", "mine"), ("in/a", "")]);
    let output = Output::new(&folder.path().join("in"), BTreeMap::new());
    for path in ["../out", "a/../../out", "/out", "", ".", "a//b", "..\\out"] {
        assert_eq!(
            output.write(path, b"x", Ownership::BY_NAME),
            Outcome::Failed
        );
        output.remove(path, Ownership::BY_NAME);
    }
    assert_eq!(text(&folder, "out").unwrap(), "mine");
    assert_eq!(output.failures().len(), 14);
}

#[test]
fn a_read_only_file_stays_and_is_an_error() {
    let (folder, output) = folder(&[("a", "press: old")]);
    let file = folder.path().join("a");
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    assert_eq!(output.write("a", b"press: new", MARKED), Outcome::Failed);
    assert_eq!(text(&folder, "a").unwrap(), "press: old");
    assert!(output.failures()[0].ends_with("the file is read-only"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn links_are_not_followed_replaced_or_removed() {
        let (folder, _) = folder(&[("out/a", "press: mine"), ("in/b", "")]);
        let site = folder.path().join("in");
        symlink("../out/a", site.join("file")).unwrap();
        symlink("../out", site.join("folder")).unwrap();
        symlink("../out/new", site.join("nowhere")).unwrap();
        let output = Output::new(&site, BTreeMap::new());
        for path in ["file", "folder/a", "folder/new", "nowhere"] {
            assert_eq!(output.write(path, b"x", Ownership::BY_NAME), Outcome::Kept);
            output.remove(path, Ownership::BY_NAME);
        }
        assert_eq!(text(&folder, "out/a").unwrap(), "press: mine");
        assert_eq!(fs::read_dir(folder.path().join("out")).unwrap().count(), 1);
        assert_eq!(output.notes().len(), 3, "{:?}", output.notes());
        assert!(site.join("nowhere").is_symlink() && site.join("file").is_symlink());
    }

    #[test]
    fn the_folder_itself_may_be_a_link() {
        let (folder, _) = folder(&[("in/a", "")]);
        let link = folder.path().join("link");
        symlink("in", &link).unwrap();
        let output = Output::new(&link, BTreeMap::new());
        assert_eq!(
            output.write("a", b"x", Ownership::BY_NAME),
            Outcome::Written
        );
        assert_eq!(text(&folder, "in/a").unwrap(), "x");
    }

    #[test]
    fn written_files_have_usual_permissions() {
        let (folder, output) = folder(&[]);
        output.write("a", b"x", Ownership::BY_NAME);
        let mode = |name: &str| {
            let file = folder.path().join(name);
            fs::metadata(file).unwrap().permissions().mode()
        };
        fs::write(folder.path().join("usual"), "x").unwrap();
        assert_eq!(mode("a"), mode("usual"));
    }
}
