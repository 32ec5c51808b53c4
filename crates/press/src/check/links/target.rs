//! Where an address leads, read as the app reads it: relative to the article's file, which is in `articles/`.

use percent_encoding::percent_decode_str;
use url::Url;

/// A site of no host, below a path, so that it shows when an address leads out of it.
const SITE: &str = "http://recto.invalid/site/";

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Leads {
    /// To another site, or to where nobody can tell.
    Elsewhere,
    /// To the page of the library.
    Library,
    /// To a section of the same article.
    Within(String),
    /// To the file of an article.
    Article {
        /// The name of the file without `.md`.
        slug: String,
        /// What follows `#`, decoded.
        fragment: String,
    },
    /// To another file in the folder of the articles, by its path below that.
    Beside(Vec<String>),
    /// To something else in the site, by its path below that.
    Site(Vec<String>),
}

/// Reads an address.
pub(super) fn of(address: &str) -> Leads {
    let address = address.trim_matches(|c: char| c <= ' ');
    if address.is_empty() {
        return Leads::Within(String::new());
    }
    if address.starts_with('#') {
        return Leads::Within(fragment(address));
    }
    let whole = if address.starts_with('/') && !address.starts_with("//") {
        // From the root of the host, which is the site's, unless that is below a path.
        Url::parse(&[SITE.trim_end_matches('/'), address].concat()).ok()
    } else {
        Url::parse(SITE)
            .and_then(|site| site.join("articles/"))
            .and_then(|articles| articles.join(address))
            .ok()
    };
    whole.map_or(Leads::Elsewhere, |url| within(&url, address))
}

fn within(url: &Url, address: &str) -> Leads {
    let Some(below) = url.as_str().strip_prefix(SITE) else {
        return Leads::Elsewhere;
    };
    let path = below.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<String> = path.trim_end_matches('/').split('/').map(decode).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let owned = |parts: &[&str]| parts.iter().map(|&part| part.to_owned()).collect();
    match parts.as_slice() {
        [] | ["" | "index.html"] => match url.query_pairs().find(|(key, _)| key == "src") {
            Some((_, source)) => opened(&source),
            None => Leads::Library,
        },
        ["articles", name]
            if name
                .strip_suffix(".md")
                .is_some_and(|slug| !slug.is_empty()) =>
        {
            Leads::Article {
                slug: name.trim_end_matches(".md").to_owned(),
                fragment: fragment(address),
            }
        }
        ["articles", "index.json"] => Leads::Library,
        ["articles", path @ ..] => Leads::Beside(owned(path)),
        [page, "index.html"] => Leads::Site(owned(&[page])),
        path => Leads::Site(owned(path)),
    }
}

/// What `/?src=` opens: its paths are relative to the site.
fn opened(source: &str) -> Leads {
    let site = Url::parse(SITE).and_then(|site| site.join(source));
    match site.ok().as_ref().map(Url::as_str) {
        Some(url) if url.starts_with(SITE) => {
            let path = url[SITE.len()..]
                .split(['?', '#'])
                .next()
                .unwrap_or_default();
            Leads::Site(path.split('/').map(decode).collect())
        }
        _ => Leads::Elsewhere,
    }
}

/// What follows `#` in an address, decoded.
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

    fn check(address: &str, expected: &Leads) {
        assert_eq!(&of(address), expected, "{address}");
    }

    fn article(slug: &str, fragment: &str) -> Leads {
        Leads::Article {
            slug: slug.to_owned(),
            fragment: fragment.to_owned(),
        }
    }

    fn path(path: &str) -> Vec<String> {
        path.split('/').map(str::to_owned).collect()
    }

    #[test]
    fn files_are_beside_the_article() {
        check("low-tide.md#the%20edge", &article("low-tide", "the edge"));
        check("./%E4%BD%99%E7%99%BD.md", &article("余白", ""));
        check("images/a%20b.png", &Leads::Beside(path("images/a b.png")));
        check("sub/c.md", &Leads::Beside(path("sub/c.md")));
    }

    #[test]
    fn pages_are_one_folder_up() {
        check("../low-tide/#a", &Leads::Site(path("low-tide")));
        check("../low-tide", &Leads::Site(path("low-tide")));
        check("/low-tide/index.html", &Leads::Site(path("low-tide")));
        check("..", &Leads::Library);
        check("../?tag=sea", &Leads::Library);
        check("/articles/a.md", &article("a", ""));
        check(
            "../?src=articles/sub/c.md",
            &Leads::Site(path("articles/sub/c.md")),
        );
    }

    #[test]
    fn what_is_not_the_sites_is_elsewhere() {
        for address in [
            "https://a.example/b",
            "//a.example/b",
            "mailto:a@b.example",
            "../../up/",
            "tel:+1",
        ] {
            check(address, &Leads::Elsewhere);
        }
    }

    #[test]
    fn sections_are_within() {
        check("#a%20b", &Leads::Within("a b".to_owned()));
        check("", &Leads::Within(String::new()));
    }
}
