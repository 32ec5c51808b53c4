//! The Content-Security-Policy of the shells.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// The policy, for these inline scripts and styles, as they stand in the shell to the byte.
///
/// A policy in a `<meta>` cannot say `frame-ancestors`; a publisher's server can.
pub(crate) fn policy<'a>(
    scripts: impl IntoIterator<Item = &'a str>,
    styles: impl IntoIterator<Item = &'a str>,
    served: Served,
) -> String {
    let scripts = hashes(scripts);
    let styles = hashes(styles);
    let (sockets, policies) = match served {
        Served::ByTrunk => (" ws:", "default"),
        Served::ByHost => ("", "'none'"),
    };
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        format!("style-src 'self'{styles}"),
        // Insecure ones only where the page is insecure itself: browsers block them on others. Of those the app shows what
        // comes from the article's own origin.
        // `blob:` is what the page makes itself: the picture of a quotation. An article cannot name one: it shows what its
        // addresses of http and https name, and nothing else.
        "img-src 'self' http: https: blob:".to_owned(),
        "font-src 'self'".to_owned(),
        // Any Markdown that its server lets other sites read may be opened by `?src=`.
        format!("connect-src 'self' http: https:{sockets}"),
        "object-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        format!("trusted-types {policies}"),
    ]
    .join("; ")
}

/// Who serves the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Served {
    /// `trunk serve`, whose live reload needs a web socket and a policy of its own.
    ByTrunk,
    /// Any host of static files.
    ByHost,
}

fn hashes<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let hash = |text: &str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    texts.into_iter().map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_allowed_by_their_hash() {
        let policy = policy(["alert('Hello, world.');"], [], Served::ByHost);
        // The example of the specification, CSP Level 3, section 8.3.
        let expected = "script-src 'self' 'wasm-unsafe-eval' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=';";
        assert!(policy.contains(expected), "{policy}");
    }

    #[test]
    fn nothing_inline_or_evaluated_is_allowed_otherwise() {
        let policy = policy([], [], Served::ByHost);
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{policy}"
        );
        assert!(policy.contains("require-trusted-types-for 'script'"));
        assert!(!policy.contains("ws:"));
    }
}
