//! The folders of the tags' pages.

/// The folder that has a page for each tag. No article can have its name.
pub const TAGS_FOLDER: &str = "tags";

/// The longest name of a tag's folder, in bytes: file systems take 255, and the address is up to three times as long.
pub(super) const LONGEST_TAG: usize = 120;

/// What Windows keeps for itself, some of it with a number.
const DEVICES: [&str; 6] = ["aux", "com", "con", "lpt", "nul", "prn"];

/// The folder of a tag's page, below the site's root. None where no page is written for it, because some file system, host
/// or tool for publishing would refuse a folder of that name; such a tag has the library's page with a filter only.
pub fn tag_folder(tag: &str) -> Option<String> {
    let is_refused = |c: char| c.is_control() || "/\\\"*:<>?|#%".contains(c);
    // An address that ends so is that of the folder above, and a device of Windows has its name with any ending.
    let device = tag.split('.').next().unwrap_or_default();
    let is_taken = tag.eq_ignore_ascii_case("index.html")
        || DEVICES
            .iter()
            .any(|name| name.eq_ignore_ascii_case(device.trim_end_matches(char::is_numeric)));
    let fits = !tag.is_empty()
        && !is_taken
        && tag.len() <= LONGEST_TAG
        && !tag.starts_with(['.', ' '])
        && !tag.ends_with(['.', ' '])
        && !tag.contains(is_refused);
    fits.then(|| format!("{TAGS_FOLDER}/{tag}"))
}
