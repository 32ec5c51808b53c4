//! Errors inside a page.

use std::sync::PoisonError;

use super::Page;

/// Script that runs before every document's own: it logs violations of the policy, as the browser logs errors and failed
/// requests, and collects the layout shifts.
pub(super) const OBSERVERS: &str = r"
addEventListener('securitypolicyviolation', (event) => {
  console.error('policy violated:', event.violatedDirective, event.blockedURI, event.sample);
});
window.layoutShifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) {
      const sources = entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName);
      layoutShifts.push({ value: entry.value, sources });
    }
  }
}).observe({ type: 'layout-shift', buffered: true });
";

/// Error that a test expects, by a part of the browser's message.
#[derive(Debug, Clone)]
pub(super) struct ExpectedError {
    part: String,
    is_required: bool,
}

impl Page {
    /// Announces an error by a part of the browser's message; without it the test fails.
    pub fn expect_error(&self, part: &str) {
        self.expected().push(ExpectedError {
            part: part.to_owned(),
            is_required: true,
        });
    }

    /// Allows an error by a part of the browser's message.
    pub fn allow_error(&self, part: &str) {
        self.expected().push(ExpectedError {
            part: part.to_owned(),
            is_required: false,
        });
    }

    /// Returns the errors and warnings since the last call.
    pub(crate) async fn take_errors(&self) -> Vec<String> {
        let entries = self.session.browser_log().await.unwrap_or_default();
        let is_error = |level: &str| matches!(level, "SEVERE" | "WARNING");
        entries
            .into_iter()
            .filter(|entry| is_error(&entry.level))
            .map(|entry| entry.message)
            .collect()
    }

    /// Compares the errors with the expected ones.
    ///
    /// # Panics
    /// If an unexpected error has occurred, or a required one has not.
    pub(crate) async fn check_errors(&self) {
        let errors = self.take_errors().await;
        let expected = self.expected().clone();
        let is_expected = |error: &&String| {
            expected
                .iter()
                .any(|expected| error.contains(&expected.part))
        };
        let unexpected: Vec<_> = errors.iter().filter(|error| !is_expected(error)).collect();
        assert!(
            unexpected.is_empty(),
            "unexpected errors in the page: {unexpected:#?}"
        );
        let has_occurred =
            |expected: &&ExpectedError| errors.iter().any(|error| error.contains(&expected.part));
        let missing: Vec<_> = expected
            .iter()
            .filter(|expected| expected.is_required && !has_occurred(expected))
            .collect();
        assert!(
            missing.is_empty(),
            "expected errors that did not occur: {missing:#?}\nerrors in the page: {errors:#?}"
        );
    }

    fn expected(&self) -> std::sync::MutexGuard<'_, Vec<ExpectedError>> {
        self.expected.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
