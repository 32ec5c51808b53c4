//! Live reload of `trunk serve`, adapted to the policy.

/// Path of the web socket, which identifies Trunk's script.
const MARK: &str = ".well-known/trunk/ws";

/// Id of the script element of [`OVERLAY_SCRIPT`].
pub(crate) const SCRIPT_ID: &str = "overlay-policy";

/// Script that lets Trunk's overlay for failed builds draw its icon. The overlay uses `innerHTML`, which Trusted Types forbid to
/// everything else.
pub(crate) const OVERLAY_SCRIPT: &str = r#"trustedTypes?.createPolicy("default",{createHTML:text=>text.startsWith("<svg ")?text:null})"#;

/// Returns whether `trunk serve` made a page, by its script.
pub(crate) fn is_served_by_trunk(html: &str) -> bool {
    html.contains(MARK)
}

/// Replaces the placeholders that Trunk's server fills in with every response: a policy cannot allow a script by its hash if the server
/// changes it. The host becomes the page's own, and the path is the one at which Trunk always listens.
pub(crate) fn resolve_placeholders(html: &str) -> String {
    html.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        // Minification changes the quotes.
        .replace("`{{__TRUNK_ADDRESS__}}`", "window.location.host")
        .replace("{{__TRUNK_WS_BASE__}}", "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_placeholder_is_left_for_the_server() {
        let script =
            "const address = '{{__TRUNK_ADDRESS__}}';const base = '{{__TRUNK_WS_BASE__}}';";
        assert_eq!(
            resolve_placeholders(script),
            "const address = window.location.host;const base = '/';"
        );
        let minified = "let a=`{{__TRUNK_ADDRESS__}}`,b=`{{__TRUNK_WS_BASE__}}`";
        assert_eq!(
            resolve_placeholders(minified),
            "let a=window.location.host,b=`/`"
        );
    }
}
