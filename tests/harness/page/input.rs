//! Mouse, touch and keyboard input.

use serde_json::json;
use thirtyfour::{By, Key};

use super::Page;

impl Page {
    /// Scrolls the first element that matches into view and clicks on its middle.
    pub async fn click(&self, selector: &str) {
        let element = self.session.find(By::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} does not exist: {error}"));
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("{selector} cannot be clicked: {error}"));
    }

    /// Moves the pointer to the middle of the first element that matches.
    pub async fn hover(&self, selector: &str) {
        let element = self.session.find(By::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} does not exist: {error}"));
        self.session
            .action_chain()
            .move_to_element_center(&element)
            .perform()
            .await
            .expect("the pointer moves");
    }

    /// Types text into the focused element.
    pub async fn type_text(&self, text: &str) {
        self.session
            .action_chain()
            .send_keys(text)
            .perform()
            .await
            .expect("the keys can be pressed");
    }

    /// Presses and releases a key.
    pub async fn press(&self, key: Key) {
        let chain = self
            .session
            .action_chain()
            .key_down(key.clone())
            .key_up(key);
        chain.perform().await.expect("the key can be pressed");
    }

    /// Types a letter while Shift is pressed.
    pub async fn type_shifted(&self, letter: char) {
        let chain = self.session.action_chain().key_down(Key::Shift);
        let chain = chain.send_keys(letter.to_string()).key_up(Key::Shift);
        chain.perform().await.expect("the keys can be pressed");
    }

    /// Drags from the middle of the first element that matches to the right, by a number of CSS pixels.
    pub async fn drag(&self, selector: &str, right: i64) {
        let element = self.session.find(By::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} does not exist: {error}"));
        let chain = self.session.action_chain();
        let chain = chain.move_to_element_center(&element).click_and_hold();
        let chain = chain.move_by_offset(right, 0).release();
        chain.perform().await.expect("the pointer moves");
    }

    /// Turns the wheel over the middle of the window, downwards by a number of CSS pixels, and waits until the page has
    /// stopped scrolling.
    pub async fn wheel(&self, down: i32) {
        let before: f64 = self.eval("scrollY").await;
        let (x, y): (f64, f64) = self.eval("[innerWidth / 2, innerHeight / 2]").await;
        let parameters =
            json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": down });
        self.command("Input.dispatchMouseEvent", parameters).await;
        self.wait_for(
            "the page to scroll",
            &format!("Math.abs(scrollY - {before}) > 1"),
        )
        .await;
        self.wait_for_scroll_end().await;
    }

    /// Waits until the page has not scrolled for ten frames, as browsers scroll on after the input.
    pub async fn wait_for_scroll_end(&self) {
        let stopped = "new Promise((done) => {
            let last = scrollY, frames = 0;
            const look = () => {
                frames = scrollY === last ? frames + 1 : 0;
                last = scrollY;
                frames < 10 ? requestAnimationFrame(look) : done(null);
            };
            look();
        })";
        let () = self.eval(stopped).await;
    }

    /// Grants the page access to the clipboard.
    pub async fn allow_clipboard(&self) {
        let permissions =
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.command("Browser.grantPermissions", permissions).await;
    }

    /// Waits for two frames, after which scroll events and observers have run.
    pub async fn wait_for_frames(&self) {
        let painted = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))";
        let () = self.eval(painted).await;
    }
}
