//! Headless Chromium, by way of chromedriver: at most two at a time, used by one test after another.

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

/// How many browsers run at the same time. Two, because a page that shares its processor with more waits for it.
const BROWSERS: usize = 2;

/// What Chromium is started with: no window, no sandbox (tests run as root in containers), and no traffic of its own.
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
    // A machine without a mouse would be taken for a touch screen. The values are those of Blink: hover, and a fine pointer.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
    "--force-color-profile=srgb",
];

static TURNS: Semaphore = Semaphore::const_new(BROWSERS);
static IDLE: Mutex<Vec<WebDriver>> = Mutex::new(Vec::new());
static DRIVER: OnceCell<Driver> = OnceCell::const_new();

/// A browser that is lent to one test. Dropped, it is closed; [`Lent::give_back`] leaves it to the next test.
pub(crate) struct Lent {
    driver: Option<WebDriver>,
    _turn: SemaphorePermit<'static>,
}

/// Waits for a turn, and takes an idle browser or starts one.
///
/// # Panics
/// Where Chromium or chromedriver is missing or does not start: the message says what to do.
pub(crate) async fn lend() -> Lent {
    let turn = TURNS
        .acquire()
        .await
        .expect("the semaphore is never closed");
    let idle = idle().pop();
    let driver = match idle {
        Some(driver) => driver,
        None => start().await,
    };
    Lent {
        driver: Some(driver),
        _turn: turn,
    }
}

impl Lent {
    /// The session.
    pub(crate) fn driver(&self) -> &WebDriver {
        self.driver
            .as_ref()
            .expect("it is taken only by giving back")
    }

    /// Leaves the browser to the next test.
    pub(crate) fn give_back(mut self) {
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
    driver.end_with_us(browser.expect("chromedriver tells the number of the process"));
    session
}

fn capabilities() -> thirtyfour::ChromeCapabilities {
    let mut capabilities = DesiredCapabilities::chrome();
    let set =
        |result: thirtyfour::error::WebDriverResult<()>| result.expect("these are capabilities");
    set(capabilities.set_binary(&chromium().to_string_lossy()));
    for flag in FLAGS {
        set(capabilities.add_arg(flag));
    }
    set(capabilities.set_browser_log_level(LoggingPrefsLogLevel::All));
    // Tests wait for the page's own sign that it is complete, and some never let it finish loading.
    set(capabilities.set_page_load_strategy(PageLoadStrategy::None));
    capabilities
}
