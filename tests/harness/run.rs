//! How a test runs.

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

/// One for all tests, since the connections to chromedriver live in it.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Runtime::new().expect("threads for the tests"));

/// Runs a test in a fresh tab, and sees to it that nothing went wrong in the page that the test did not expect.
///
/// # Panics
/// Where the test does, or the page had unexpected trouble.
pub fn in_browser(test: impl AsyncFnOnce(&Page)) {
    RUNTIME.block_on(async {
        let browser = browser::lend().await;
        let page = Page::new_tab(browser.driver()).await;
        let whole = async {
            test(&page).await;
            page.settle_troubles().await;
        };
        let outcome = AssertUnwindSafe(whole).catch_unwind().await;
        if let Err(panic) = outcome {
            tell_more(&page).await;
            // A browser in which something went wrong is not left to the next test.
            drop(browser);
            resume_unwind(panic);
        }
        page.close().await;
        browser.give_back();
    });
}

/// What helps to understand a failure: the page's own log, and a picture.
async fn tell_more(page: &Page) {
    for trouble in page.troubles().await {
        eprintln!("in the page: {trouble}");
    }
    let name = thread::current()
        .name()
        .unwrap_or("test")
        .replace("::", "-");
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/end-to-end");
    let file = folder.join(format!("{name}.png"));
    if let Some(picture) = page.picture().await
        && fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&file, picture))
            .is_ok()
    {
        eprintln!("the page as it was: {}", file.display());
    }
}
