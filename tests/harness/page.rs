//! Browser tab under the control of a test.

mod console_errors;
pub(crate) mod emulate;
mod input;

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WindowHandle, cdp::Cdp, session::handle::SessionHandle};

/// Timeout of a wait. Only a failing test waits that long.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Interval between two evaluations during a wait.
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// Tab of one test, at first empty and 1280 by 800 CSS pixels large.
pub struct Page {
    session: Arc<SessionHandle>,
    cdp: Cdp,
    first_tab: WindowHandle,
    expected: Mutex<Vec<console_errors::ExpectedError>>,
}

/// Font that a text is drawn with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DrawnFont {
    /// Name of the family in the font's file.
    pub family_name: String,
    /// Font is a file of the site, not of the system.
    pub is_custom_font: bool,
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
        page.run_on_new_document(console_errors::OBSERVERS).await;
        page.viewport(emulate::Viewport::DESKTOP).await;
        // Errors of an earlier test may be left in the log.
        page.take_errors().await;
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

    /// Opens a URL in a new document, and waits until the page is complete.
    pub async fn open(&self, url: &str) {
        self.go(url).await;
        self.ready().await;
    }

    /// Opens a URL in a new document, and waits only for the document.
    pub async fn go(&self, url: &str) {
        self.run("window.isLeft = true").await;
        // The browser would reuse the document for another fragment of the same page.
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

    /// Reloads the document, and waits until the page is complete.
    pub async fn reload(&self) {
        self.run("window.isLeft = true").await;
        self.command("Page.reload", json!({})).await;
        self.wait_for("the new document", "!window.isLeft").await;
        self.ready().await;
    }

    /// Goes to another path of the site within the document, as the page's own links do, and waits until the page is
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

    /// Waits for the page's signal that it is complete.
    pub async fn ready(&self) {
        self.wait_for(
            "html[data-ready]",
            "document.querySelector('html[data-ready]')",
        )
        .await;
    }

    /// Returns the value of an expression, or of the promise that it gives.
    ///
    /// # Panics
    /// If the expression throws, or its value is not of the given type.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> T {
        let value = self
            .try_eval(expression)
            .await
            .unwrap_or_else(|error| panic!("{error}\nin {expression}"));
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{error}\nin {expression}"))
    }

    /// Waits until an expression is true.
    ///
    /// # Panics
    /// If it is not true within 30 seconds.
    pub async fn wait_for(&self, what: &str, expression: &str) {
        let started = Instant::now();
        let expression = format!("Boolean({expression})");
        // An expression may fail while one document replaces another.
        while self.try_eval(&expression).await != Ok(Value::Bool(true)) {
            assert!(
                started.elapsed() < TIMEOUT,
                "timeout while waiting for {what}: {expression}"
            );
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Returns the URL.
    pub async fn url(&self) -> String {
        self.eval("location.href").await
    }

    /// Returns the rendered text of the first element that matches.
    pub async fn text(&self, selector: &str) -> String {
        self.eval(&format!(
            "document.querySelector({}).innerText.trim()",
            json!(selector)
        ))
        .await
    }

    /// Counts the elements that match.
    pub async fn count(&self, selector: &str) -> usize {
        self.eval(&format!(
            "document.querySelectorAll({}).length",
            json!(selector)
        ))
        .await
    }

    /// Returns an attribute of the first element that matches; none if the element lacks it.
    pub async fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.eval(&format!(
            "document.querySelector({}).getAttribute({})",
            json!(selector),
            json!(name)
        ))
        .await
    }

    /// Runs statements, such as the source of a library that a test needs.
    ///
    /// # Panics
    /// If they throw.
    pub async fn run(&self, statements: &str) {
        let _: Value = self.eval(&format!("{statements}\n;undefined")).await;
    }

    /// Runs a script in every later document, before the document's own.
    pub async fn run_on_new_document(&self, script: &str) {
        self.command(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await;
    }

    /// Returns the fonts that the text of the first element that matches is drawn with.
    ///
    /// # Panics
    /// If no element matches.
    pub async fn fonts_of(&self, selector: &str) -> Vec<DrawnFont> {
        self.command("DOM.enable", json!({})).await;
        self.command("CSS.enable", json!({})).await;
        let document = self.command("DOM.getDocument", json!({})).await;
        let parameters = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
        let node = self.command("DOM.querySelector", parameters).await;
        let parameters = json!({ "nodeId": node["nodeId"] });
        let answer = self
            .command("CSS.getPlatformFontsForNode", parameters)
            .await;
        serde_json::from_value(answer["fonts"].clone())
            .unwrap_or_else(|error| panic!("{error} in {answer}"))
    }

    /// Takes a screenshot of the window as PNG.
    pub async fn screenshot(&self) -> Option<Vec<u8>> {
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
