//! Runner of a test in the browser.

use std::{
    fs,
    panic::{AssertUnwindSafe, resume_unwind},
    path::PathBuf,
    sync::LazyLock,
    thread,
};

use futures_util::FutureExt;
use tokio::runtime::Runtime;

use crate::{browser, page::Page};

/// Runtime of all tests, because the connections to chromedriver belong to it.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Runtime::new().expect("threads for the tests"));

/// Runs a test in a fresh tab, and fails it if the page had an unexpected error.
///
/// # Panics
/// If the test panics, or the page had an unexpected error.
pub fn in_browser(test: impl AsyncFnOnce(&Page)) {
    RUNTIME.block_on(async {
        let browser = browser::acquire().await;
        let page = Page::new_tab(browser.driver()).await;
        let whole = async {
            test(&page).await;
            page.check_errors().await;
        };
        let outcome = AssertUnwindSafe(whole).catch_unwind().await;
        if let Err(panic) = outcome {
            print_page_state(&page).await;
            // The next test gets another browser than one with an error.
            drop(browser);
            resume_unwind(panic);
        }
        page.close().await;
        browser.release();
    });
}

/// Prints the page's log and takes a screenshot, for the analysis of a failure.
async fn print_page_state(page: &Page) {
    for error in page.take_errors().await {
        eprintln!("error in the page: {error}");
    }
    let name = thread::current()
        .name()
        .unwrap_or("test")
        .replace("::", "-");
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/end-to-end");
    let file = folder.join(format!("{name}.png"));
    if let Some(image) = page.screenshot().await
        && fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&file, image))
            .is_ok()
    {
        eprintln!("screenshot: {}", file.display());
    }
}
