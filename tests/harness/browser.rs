//! Pool of headless Chromium browsers, run by chromedriver: at most two at a time, each used by one test after another.

mod driver;
mod executables;

use std::sync::{Mutex, PoisonError};

use thirtyfour::{
    CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
    PageLoadStrategy, WebDriver,
};
use tokio::sync::{OnceCell, Semaphore, SemaphorePermit};

use self::driver::Driver;

pub use self::executables::chromium;

/// Number of browsers that run at the same time. More than two slow each other's pages down.
const BROWSERS: usize = 2;

/// Flags of Chromium: no window, no sandbox (tests run as root in containers), and no traffic of its own.
const FLAGS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    // Without them, a machine without a mouse counts as a touch screen. The values are Blink's for hover and a fine pointer.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
    "--force-color-profile=srgb",
];

static PERMITS: Semaphore = Semaphore::const_new(BROWSERS);
static IDLE: Mutex<Vec<WebDriver>> = Mutex::new(Vec::new());
static DRIVER: OnceCell<Driver> = OnceCell::const_new();

/// Browser that one test uses. Dropping closes it; [`BrowserLease::release`] keeps it for the next test.
pub(crate) struct BrowserLease {
    driver: Option<WebDriver>,
    _permit: SemaphorePermit<'static>,
}

/// Waits for a permit, and takes an idle browser or starts one.
///
/// # Panics
/// If Chromium or chromedriver is missing or does not start; the message states the remedy.
pub(crate) async fn acquire() -> BrowserLease {
    let permit = PERMITS
        .acquire()
        .await
        .expect("the semaphore is never closed");
    let idle = idle().pop();
    let driver = match idle {
        Some(driver) => driver,
        None => start().await,
    };
    BrowserLease {
        driver: Some(driver),
        _permit: permit,
    }
}

impl BrowserLease {
    /// Returns the session.
    pub(crate) fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("it is taken only by release")
    }

    /// Keeps the browser for the next test.
    pub(crate) fn release(mut self) {
        idle().extend(self.driver.take());
    }
}

fn idle() -> std::sync::MutexGuard<'static, Vec<WebDriver>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn start() -> WebDriver {
    let driver = DRIVER.get_or_init(async || Driver::start()).await;
    let session = WebDriver::builder(driver.address(), capabilities())
        .connect()
        .await
        .unwrap_or_else(|error| {
            panic!("Chromium does not start ({error}): run `cargo xtask setup`")
        });
    let browser = session
        .handle()
        .capabilities()
        .get("goog:processID")
        .and_then(serde_json::Value::as_u64);
    driver.kill_with_driver(browser.expect("chromedriver reports the process id"));
    session
}

fn capabilities() -> thirtyfour::ChromeCapabilities {
    let mut capabilities = DesiredCapabilities::chrome();
    let set = |result: thirtyfour::error::WebDriverResult<()>| result.expect("valid capabilities");
    set(capabilities.set_binary(&chromium().to_string_lossy()));
    for flag in FLAGS {
        set(capabilities.add_arg(flag));
    }
    set(capabilities.set_browser_log_level(LoggingPrefsLogLevel::All));
    // Tests wait for the page's own signal, and some never let it finish loading.
    set(capabilities.set_page_load_strategy(PageLoadStrategy::None));
    capabilities
}
