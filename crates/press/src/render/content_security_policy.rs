//! Content-Security-Policy of the shells.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// Returns the policy for a page with these inline scripts and styles, which are given byte for byte.
///
/// A policy in a `<meta>` cannot have `frame-ancestors`; [`headers`](super::headers) has it.
pub(crate) fn policy<'a>(
    scripts: impl IntoIterator<Item = &'a str>,
    styles: impl IntoIterator<Item = &'a str>,
    server: Server,
) -> String {
    let scripts = hashes(scripts);
    let styles = hashes(styles);
    let (sockets, policies) = match server {
        Server::Trunk => (" ws:", "default"),
        Server::Host => ("", "'none'"),
    };
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        format!("style-src 'self'{styles}"),
        // Browsers block insecure images on secure pages. On insecure ones, the app shows those of the article's own origin.
        // `blob:` is for the image of a quotation, which the page itself makes; articles can only name http and https.
        "img-src 'self' http: https: blob:".to_owned(),
        "font-src 'self'".to_owned(),
        // `?src=` opens any Markdown file that its server shares with other sites.
        format!("connect-src 'self' http: https:{sockets}"),
        "object-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        format!("trusted-types {policies}"),
    ]
    .join("; ")
}

/// Server of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Server {
    /// `trunk serve`, whose live reload needs a web socket and a policy of its own.
    Trunk,
    /// Any host of static files.
    Host,
}

fn hashes<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let hash = |text: &str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    texts.into_iter().map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_allowed_by_hash() {
        let policy = policy(["alert('Hello, world.');"], [], Server::Host);
        // The example of the specification, CSP Level 3, section 8.3.
        let expected = "script-src 'self' 'wasm-unsafe-eval' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=';";
        assert!(policy.contains(expected), "{policy}");
    }

    #[test]
    fn other_inline_and_evaluated_code_is_forbidden() {
        let policy = policy([], [], Server::Host);
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{policy}"
        );
        assert!(policy.contains("require-trusted-types-for 'script'"));
        assert!(!policy.contains("ws:"));
    }
}
