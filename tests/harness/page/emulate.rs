//! Other devices and other connections than this machine's.

use serde_json::json;

use super::Page;

/// The size of a window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewport {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// What a reader points with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// A mouse, which can hover.
    Mouse,
    /// A finger.
    Touch,
}

/// What the system says of light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// None.
    Offline,
    /// That of this machine.
    Online,
    /// 150 ms from asking to answering, 1.6 Mbit/s down and 750 kbit/s up: what Lighthouse calls slow 4G.
    Slow,
}

impl Viewport {
    /// A laptop's.
    pub const DESKTOP: Self = Self {
        width: 1280,
        height: 800,
    };
    /// A large screen's: wide enough for the contents beside the text.
    pub const WIDE: Self = Self {
        width: 1600,
        height: 900,
    };
    /// A phone's.
    pub const PHONE: Self = Self {
        width: 360,
        height: 740,
    };

    /// This wide, and as tall as a laptop's.
    pub fn of_width(width: u32) -> Self {
        Self { width, height: 800 }
    }
}

impl Scheme {
    /// Its name in media queries.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Page {
    /// Gives the window another size.
    pub async fn viewport(&self, Viewport { width, height }: Viewport) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.command("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Gives the reader another thing to point with.
    pub async fn pointer(&self, pointer: Pointer) {
        let touch = pointer == Pointer::Touch;
        self.command(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": touch }),
        )
        .await;
    }

    /// Gives the system another wish.
    pub async fn scheme(&self, scheme: Scheme) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme.name() }]);
        self.command(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
    }

    /// Shows the page as it is printed from a system with this wish.
    pub async fn as_printed(&self, scheme: Scheme) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme.name() }]);
        self.command(
            "Emulation.setEmulatedMedia",
            json!({ "media": "print", "features": features }),
        )
        .await;
    }

    /// Gives the page another connection.
    pub async fn network(&self, network: Network) {
        // Bytes a second; -1 is no limit.
        let (latency, down, up) = match network {
            Network::Slow => (150, 1_600_000 / 8, 750_000 / 8),
            Network::Offline | Network::Online => (0, -1, -1),
        };
        let conditions = json!({
            "offline": network == Network::Offline,
            "latency": latency,
            "downloadThroughput": down,
            "uploadThroughput": up,
        });
        self.command("Network.enable", json!({})).await;
        self.command("Network.emulateNetworkConditions", conditions)
            .await;
    }

    /// Slows the processor down by so many times.
    pub async fn slow_processor(&self, times: u32) {
        self.command("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
            .await;
    }

    /// Has the browser forget what it was sent so far.
    pub async fn forget(&self) {
        self.command("Network.clearBrowserCache", json!({})).await;
    }

    /// Switches the page's own scripts off, from the next page on; the test may still ask it things.
    pub async fn without_scripts(&self) {
        self.command(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await;
    }
}
