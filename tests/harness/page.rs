//! A tab, and what a test does with it.

mod console_errors;
pub(crate) mod emulate;
mod input;

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WindowHandle, cdp::Cdp, session::handle::SessionHandle};

/// How long a test waits for a fact. Only a failing test waits that long.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often it looks.
const LOOK: Duration = Duration::from_millis(20);

/// A tab of its own, at first empty and 1280 by 800 CSS pixels large.
pub struct Page {
    session: Arc<SessionHandle>,
    cdp: Cdp,
    first_tab: WindowHandle,
    expected: Mutex<Vec<console_errors::Expected>>,
}

impl Page {
    pub(crate) async fn new_tab(driver: &WebDriver) -> Self {
        let session = driver.handle().clone();
        let first_tab = session.window().await.expect("the browser's first tab");
        let tab = session.new_tab().await.expect("a new tab");
        session.switch_to_window(tab).await.expect("the new tab");
        let page = Self {
            cdp: Cdp::new(session.clone()),
            session,
            first_tab,
            expected: Mutex::default(),
        };
        page.at_start(console_errors::WATCH).await;
        page.viewport(emulate::Viewport::DESKTOP).await;
        // What an earlier test left in the log is not this one's.
        page.troubles().await;
        page
    }

    pub(crate) async fn close(self) {
        self.session
            .close_window()
            .await
            .expect("a tab that closes");
        self.session
            .switch_to_window(self.first_tab)
            .await
            .expect("the first tab");
    }

    /// Opens an address in a new document, and waits until it says that it is complete.
    pub async fn open(&self, url: &str) {
        self.go(url).await;
        self.ready().await;
    }

    /// Opens an address in a new document, and waits only until that is there.
    pub async fn go(&self, url: &str) {
        self.run("window.isLeft = true").await;
        // To another section of the same page, the browser would go without a new document.
        if let Some((page, _)) = url.split_once('#')
            && self.url().await.split('#').next() == Some(page)
        {
            self.session
                .goto("about:blank")
                .await
                .expect("an empty page");
        }
        self.session
            .goto(url)
            .await
            .unwrap_or_else(|error| panic!("{url} does not open: {error}"));
        self.wait_for("the new document", "!window.isLeft").await;
    }

    /// Loads the document anew, and waits until it says that it is complete.
    pub async fn reload(&self) {
        self.run("window.isLeft = true").await;
        self.command("Page.reload", json!({})).await;
        self.wait_for("the new document", "!window.isLeft").await;
        self.ready().await;
    }

    /// Goes to another address of the site within the document, as the page's own links do, and waits until it is
    /// complete.
    pub async fn visit(&self, path: &str) {
        let path = json!(path);
        self.run(&format!(
            "history.pushState(null, '', {path}); dispatchEvent(new PopStateEvent('popstate'))"
        ))
        .await;
        self.ready().await;
    }

    /// Goes back, and waits until the page is complete.
    pub async fn back(&self) {
        self.session.back().await.expect("a page to go back to");
        self.ready().await;
    }

    /// Goes forward, and waits until the page is complete.
    pub async fn forward(&self) {
        self.session
            .forward()
            .await
            .expect("a page to go forward to");
        self.ready().await;
    }

    /// Waits until the page says that it is complete.
    pub async fn ready(&self) {
        self.wait_for(
            "html[data-ready]",
            "document.querySelector('html[data-ready]')",
        )
        .await;
    }

    /// The value of an expression, which may be a promise.
    ///
    /// # Panics
    /// Where it throws, or is not of the type asked for.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> T {
        let value = self
            .try_eval(expression)
            .await
            .unwrap_or_else(|error| panic!("{error}\nin {expression}"));
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{error}\nin {expression}"))
    }

    /// Waits until an expression holds.
    ///
    /// # Panics
    /// Where it does not come to hold within 30 seconds.
    pub async fn wait_for(&self, what: &str, expression: &str) {
        let started = Instant::now();
        let expression = format!("Boolean({expression})");
        // An expression may fail while one document gives way to another.
        while self.try_eval(&expression).await != Ok(Value::Bool(true)) {
            assert!(
                started.elapsed() < PATIENCE,
                "waited in vain for {what}: {expression}"
            );
            tokio::time::sleep(LOOK).await;
        }
    }

    /// The address.
    pub async fn url(&self) -> String {
        self.eval("location.href").await
    }

    /// The text of the first element that matches, as it is rendered.
    pub async fn text(&self, selector: &str) -> String {
        self.eval(&format!(
            "document.querySelector({}).innerText.trim()",
            json!(selector)
        ))
        .await
    }

    /// How many elements match.
    pub async fn count(&self, selector: &str) -> usize {
        self.eval(&format!(
            "document.querySelectorAll({}).length",
            json!(selector)
        ))
        .await
    }

    /// An attribute of the first element that matches; none where it does not have it.
    pub async fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.eval(&format!(
            "document.querySelector({}).getAttribute({})",
            json!(selector),
            json!(name)
        ))
        .await
    }

    /// Runs statements, whatever comes of them; a library that a test needs is injected in this way too.
    ///
    /// # Panics
    /// Where they throw.
    pub async fn run(&self, statements: &str) {
        let _: Value = self.eval(&format!("{statements}\n;undefined")).await;
    }

    /// Has a script run in every document from now on, before the document's own.
    pub async fn at_start(&self, script: &str) {
        self.command(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await;
    }

    /// The window as a PNG.
    pub async fn picture(&self) -> Option<Vec<u8>> {
        self.session.screenshot_as_png().await.ok()
    }

    async fn try_eval(&self, expression: &str) -> Result<Value, String> {
        let parameters = json!({
            "expression": expression,
            "awaitPromise": true,
            "returnByValue": true,
            "userGesture": true,
        });
        let answer = self
            .cdp
            .send_raw("Runtime.evaluate", parameters)
            .await
            .map_err(|error| error.to_string())?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(details["exception"]["description"]
                .as_str()
                .unwrap_or("an exception")
                .to_owned()),
            None => Ok(answer["result"]
                .get("value")
                .cloned()
                .unwrap_or(Value::Null)),
        }
    }

    /// Sends a command of the `DevTools` protocol.
    async fn command(&self, method: &str, parameters: Value) -> Value {
        let answer = self.cdp.send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}
