//! What `trunk serve` adds to the page, made to work under the policy.

/// What tells Trunk's script from others: the address that it listens at.
const MARK: &str = ".well-known/trunk/ws";

/// The id of the script that [`SCRIPT`] is the text of.
pub(crate) const SCRIPT_ID: &str = "overlay-policy";

/// Lets Trunk's script draw the sign on the sheet that it lays over the page when a build has failed. It does so by
/// `innerHTML`, which trusted types forbid to all else, here as in the published site.
pub(crate) const SCRIPT: &str = r#"trustedTypes?.createPolicy("default",{createHTML:text=>text.startsWith("<svg ")?text:null})"#;

/// Whether a page was made by `trunk serve`.
pub(crate) fn is_in(html: &str) -> bool {
    html.contains(MARK)
}

/// Fills in what Trunk's server would fill in with every answer: a script that changes while it is served cannot be
/// allowed by its hash. The address is the page's own, and the path is the one at which Trunk always listens.
pub(crate) fn settle(html: &str) -> String {
    html.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        // What minification makes of the quotes.
        .replace("`{{__TRUNK_ADDRESS__}}`", "window.location.host")
        .replace("{{__TRUNK_WS_BASE__}}", "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_for_the_server_to_fill_in() {
        let script =
            "const address = '{{__TRUNK_ADDRESS__}}';const base = '{{__TRUNK_WS_BASE__}}';";
        assert_eq!(
            settle(script),
            "const address = window.location.host;const base = '/';"
        );
        let minified = "let a=`{{__TRUNK_ADDRESS__}}`,b=`{{__TRUNK_WS_BASE__}}`";
        assert_eq!(settle(minified), "let a=window.location.host,b=`/`");
    }
}
