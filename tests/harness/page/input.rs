//! What a reader does with hands.

use serde_json::json;
use thirtyfour::{By, Key};

use super::Page;

impl Page {
    /// Clicks on the first element that matches, in its middle; brings it into view first where it is not.
    pub async fn click(&self, selector: &str) {
        let element = self.session.find(By::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} is not there: {error}"));
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("{selector} cannot be clicked: {error}"));
    }

    /// Moves the pointer over the middle of the first element that matches.
    pub async fn hover(&self, selector: &str) {
        let element = self.session.find(By::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} is not there: {error}"));
        self.session
            .action_chain()
            .move_to_element_center(&element)
            .perform()
            .await
            .expect("a pointer that moves");
    }

    /// Types text into whatever has the focus.
    pub async fn type_text(&self, text: &str) {
        self.session
            .action_chain()
            .send_keys(text)
            .perform()
            .await
            .expect("keys that can be pressed");
    }

    /// Presses a key.
    pub async fn press(&self, key: Key) {
        let chain = self
            .session
            .action_chain()
            .key_down(key.clone())
            .key_up(key);
        chain.perform().await.expect("a key that can be pressed");
    }

    /// Types a letter with the shift key held down.
    pub async fn type_shifted(&self, letter: char) {
        let chain = self.session.action_chain().key_down(Key::Shift);
        let chain = chain.send_keys(letter.to_string()).key_up(Key::Shift);
        chain.perform().await.expect("keys that can be pressed");
    }

    /// Drags the pointer from the middle of the first element that matches to the right by so many CSS pixels.
    pub async fn drag(&self, selector: &str, right: i64) {
        let element = self.session.find(By::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} is not there: {error}"));
        let chain = self.session.action_chain();
        let chain = chain.move_to_element_center(&element).click_and_hold();
        let chain = chain.move_by_offset(right, 0).release();
        chain.perform().await.expect("a pointer that moves");
    }

    /// Turns the wheel over the middle of the window, downwards by so many CSS pixels, and waits until the page has
    /// moved and stands still again.
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
        self.still().await;
    }

    /// Waits until the page has not scrolled for ten frames: browsers let it run on for a while.
    pub async fn still(&self) {
        let still = "new Promise((done) => {
            let last = scrollY, frames = 0;
            const look = () => {
                frames = scrollY === last ? frames + 1 : 0;
                last = scrollY;
                frames < 10 ? requestAnimationFrame(look) : done(null);
            };
            look();
        })";
        let () = self.eval(still).await;
    }

    /// Lets the page read and write the clipboard without asking.
    pub async fn allow_clipboard(&self) {
        let permissions =
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.command("Browser.grantPermissions", permissions).await;
    }

    /// Waits until two frames have been painted: scroll events and observers have had their say by then.
    pub async fn frames(&self) {
        let painted = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))";
        let () = self.eval(painted).await;
    }
}
