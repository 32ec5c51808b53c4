//! Targets of links, resolved as the app resolves them: relative to the article's file, which is in `articles/`.

use percent_encoding::percent_decode_str;
use url::Url;

/// URL of a stand-in site. It has a path, so that an address that leaves the site can be distinguished from one that does not.
const BASE_URL: &str = "http://recto.invalid/site/";

/// Target of a link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LinkTarget {
    /// Another site, or an address that cannot be resolved.
    External,
    /// The page of the library.
    Library,
    /// A section of the same article, by its fragment.
    SameArticle(String),
    /// An article.
    Article {
        /// The slug: the name of the file without `.md`.
        slug: String,
        /// The fragment, decoded and without `#`.
        fragment: String,
    },
    /// Another file in the folder of the articles, by its path below that folder.
    ArticlesFile(Vec<String>),
    /// Anything else in the site, by its path below the root.
    SiteFile(Vec<String>),
}

/// Resolves the address of a link or an image.
pub(super) fn resolve(address: &str) -> LinkTarget {
    let address = address.trim_matches(|c: char| c <= ' ');
    if address.is_empty() {
        return LinkTarget::SameArticle(String::new());
    }
    if address.starts_with('#') {
        return LinkTarget::SameArticle(fragment(address));
    }
    let url = if address.starts_with('/') && !address.starts_with("//") {
        // A host may serve the site below a path, which is unknown here; `docs/checks.md` explains it.
        Url::parse(&[BASE_URL.trim_end_matches('/'), address].concat()).ok()
    } else {
        Url::parse(BASE_URL)
            .and_then(|site| site.join("articles/"))
            .and_then(|articles| articles.join(address))
            .ok()
    };
    url.map_or(LinkTarget::External, |url| target_of_url(&url, address))
}

fn target_of_url(url: &Url, address: &str) -> LinkTarget {
    let Some(below) = url.as_str().strip_prefix(BASE_URL) else {
        return LinkTarget::External;
    };
    let path = below.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<String> = path.trim_end_matches('/').split('/').map(decode).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let owned = |parts: &[&str]| parts.iter().map(|&part| part.to_owned()).collect();
    match parts.as_slice() {
        [] | ["" | "index.html"] => match url.query_pairs().find(|(key, _)| key == "src") {
            Some((_, source)) => src_target(&source),
            None => LinkTarget::Library,
        },
        ["articles", name]
            if name
                .strip_suffix(".md")
                .is_some_and(|slug| !slug.is_empty()) =>
        {
            LinkTarget::Article {
                slug: name.trim_end_matches(".md").to_owned(),
                fragment: fragment(address),
            }
        }
        ["articles", "index.json"] => LinkTarget::Library,
        ["articles", path @ ..] => LinkTarget::ArticlesFile(owned(path)),
        [page, "index.html"] => LinkTarget::SiteFile(owned(&[page])),
        path => LinkTarget::SiteFile(owned(path)),
    }
}

/// Returns the target of `/?src=`, whose paths are relative to the root of the site.
fn src_target(source: &str) -> LinkTarget {
    let site = Url::parse(BASE_URL).and_then(|site| site.join(source));
    match site.ok().as_ref().map(Url::as_str) {
        Some(url) if url.starts_with(BASE_URL) => {
            let path = url[BASE_URL.len()..]
                .split(['?', '#'])
                .next()
                .unwrap_or_default();
            LinkTarget::SiteFile(path.split('/').map(decode).collect())
        }
        _ => LinkTarget::External,
    }
}

/// Returns the fragment of an address, decoded and without `#`.
pub(super) fn fragment(address: &str) -> String {
    address
        .split_once('#')
        .map(|(_, fragment)| decode(fragment))
        .unwrap_or_default()
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: &LinkTarget) {
        assert_eq!(&resolve(address), expected, "{address}");
    }

    fn article(slug: &str, fragment: &str) -> LinkTarget {
        LinkTarget::Article {
            slug: slug.to_owned(),
            fragment: fragment.to_owned(),
        }
    }

    fn path(path: &str) -> Vec<String> {
        path.split('/').map(str::to_owned).collect()
    }

    #[test]
    fn file_addresses_are_relative_to_the_folder_of_the_articles() {
        check("low-tide.md#the%20edge", &article("low-tide", "the edge"));
        check("./%E4%BD%99%E7%99%BD.md", &article("余白", ""));
        check(
            "images/a%20b.png",
            &LinkTarget::ArticlesFile(path("images/a b.png")),
        );
        check("sub/c.md", &LinkTarget::ArticlesFile(path("sub/c.md")));
    }

    #[test]
    fn page_addresses_are_one_folder_up() {
        check("../low-tide/#a", &LinkTarget::SiteFile(path("low-tide")));
        check("../low-tide", &LinkTarget::SiteFile(path("low-tide")));
        check(
            "/low-tide/index.html",
            &LinkTarget::SiteFile(path("low-tide")),
        );
        check("..", &LinkTarget::Library);
        check("../?tag=sea", &LinkTarget::Library);
        check("/articles/a.md", &article("a", ""));
        check(
            "../?src=articles/sub/c.md",
            &LinkTarget::SiteFile(path("articles/sub/c.md")),
        );
    }

    #[test]
    fn addresses_outside_of_the_site_are_external() {
        for address in [
            "https://a.example/b",
            "//a.example/b",
            "mailto:a@b.example",
            "../../up/",
            "tel:+1",
        ] {
            check(address, &LinkTarget::External);
        }
    }

    #[test]
    fn fragments_lead_to_the_same_article() {
        check("#a%20b", &LinkTarget::SameArticle("a b".to_owned()));
        check("", &LinkTarget::SameArticle(String::new()));
    }
}
