//! Folders of the tags' pages.

/// Folder that has a page for each tag. No article can have its name.
pub const TAGS_FOLDER: &str = "tags";

/// Longest name of a tag's folder, in bytes: file systems take 255, and the percent-encoded address is up to three
/// times as long.
pub(super) const MAX_FOLDER_BYTES: usize = 120;

/// Device names that Windows reserves, some of them with a number.
const RESERVED_DEVICE_NAMES: [&str; 6] = ["aux", "com", "con", "lpt", "nul", "prn"];

/// Returns the folder of a tag's page, below the site's root. Returns `None` where a file system, host or publishing
/// tool would refuse a folder of that name; such a tag has only the filtered library page.
pub fn tag_folder(tag: &str) -> Option<String> {
    let is_refused = |c: char| c.is_control() || "/\\\"*:<>?|#%".contains(c);
    // An address with one of these endings is that of the folder above; Windows reserves a device name with any
    // extension.
    let device = tag.split('.').next().unwrap_or_default();
    let is_taken = tag.eq_ignore_ascii_case("index.html")
        || RESERVED_DEVICE_NAMES
            .iter()
            .any(|name| name.eq_ignore_ascii_case(device.trim_end_matches(char::is_numeric)));
    let fits = !tag.is_empty()
        && !is_taken
        && tag.len() <= MAX_FOLDER_BYTES
        && !tag.starts_with(['.', ' '])
        && !tag.ends_with(['.', ' '])
        && !tag.contains(is_refused);
    fits.then(|| format!("{TAGS_FOLDER}/{tag}"))
}
