//! What goes wrong inside a page.

use std::sync::PoisonError;

use super::Page;

/// Runs before every document's own scripts: writes violations of the policy into the browser's log, where errors and
/// failed requests are already, and adds up the layout shifts.
pub(super) const WATCH: &str = r"
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

/// Trouble that a test knows of, by a part of what the browser's log says of it.
#[derive(Debug, Clone)]
pub(super) struct Expected {
    part: String,
    must_come: bool,
}

impl Page {
    /// Says that something is going to go wrong, by a part of what the browser's log will say of it.
    pub fn expect_trouble(&self, part: &str) {
        self.expected().push(Expected {
            part: part.to_owned(),
            must_come: true,
        });
    }

    /// Says that something may go wrong, or not.
    pub fn allow_trouble(&self, part: &str) {
        self.expected().push(Expected {
            part: part.to_owned(),
            must_come: false,
        });
    }

    /// What has gone wrong since this was last asked.
    pub(crate) async fn troubles(&self) -> Vec<String> {
        let entries = self.session.browser_log().await.unwrap_or_default();
        let is_trouble = |level: &str| matches!(level, "SEVERE" | "WARNING");
        entries
            .into_iter()
            .filter(|entry| is_trouble(&entry.level))
            .map(|entry| entry.message)
            .collect()
    }

    /// Compares what has gone wrong with what was expected to.
    pub(crate) async fn settle_troubles(&self) {
        let troubles = self.troubles().await;
        let expected = self.expected().clone();
        let is_expected = |trouble: &&String| {
            expected
                .iter()
                .any(|expected| trouble.contains(&expected.part))
        };
        let unexpected: Vec<_> = troubles
            .iter()
            .filter(|trouble| !is_expected(trouble))
            .collect();
        assert!(
            unexpected.is_empty(),
            "this went wrong in the page: {unexpected:#?}"
        );
        let has_come = |expected: &&Expected| {
            troubles
                .iter()
                .any(|trouble| trouble.contains(&expected.part))
        };
        let missing: Vec<_> = expected
            .iter()
            .filter(|expected| expected.must_come && !has_come(expected))
            .collect();
        assert!(
            missing.is_empty(),
            "this was expected to go wrong in the page, and did not: {missing:#?}\n{troubles:#?}"
        );
    }

    fn expected(&self) -> std::sync::MutexGuard<'_, Vec<Expected>> {
        self.expected.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
