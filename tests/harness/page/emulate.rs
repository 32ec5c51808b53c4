//! Emulation of other devices and connections.

use serde_json::json;

use super::Page;

/// Size of a window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewport {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// Pointing device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// Mouse, which can hover.
    Mouse,
    /// Touch screen.
    Touch,
}

/// Colour scheme that the system prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Network connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// No connection.
    Offline,
    /// Connection of this machine.
    Online,
    /// Lighthouse's slow 4G: 150 ms of latency, 1.6 Mbit/s down and 750 kbit/s up.
    Slow,
}

impl Viewport {
    /// Laptop.
    pub const DESKTOP: Self = Self {
        width: 1280,
        height: 800,
    };
    /// Large screen, wide enough for the contents beside the text.
    pub const WIDE: Self = Self {
        width: 1600,
        height: 900,
    };
    /// Phone.
    pub const PHONE: Self = Self {
        width: 360,
        height: 740,
    };

    /// Creates a viewport of this width and a laptop's height.
    pub fn of_width(width: u32) -> Self {
        Self { width, height: 800 }
    }
}

impl Scheme {
    /// Returns the name in media queries.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Page {
    /// Resizes the window.
    pub async fn viewport(&self, Viewport { width, height }: Viewport) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.command("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Sets the pointing device.
    pub async fn pointer(&self, pointer: Pointer) {
        let touch = pointer == Pointer::Touch;
        self.command(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": touch }),
        )
        .await;
    }

    /// Sets the colour scheme that the system prefers.
    pub async fn scheme(&self, scheme: Scheme) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme.name() }]);
        self.command(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
    }

    /// Shows the page as printed from a system with this colour scheme.
    pub async fn as_printed(&self, scheme: Scheme) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme.name() }]);
        self.command(
            "Emulation.setEmulatedMedia",
            json!({ "media": "print", "features": features }),
        )
        .await;
    }

    /// Sets the network connection.
    pub async fn network(&self, network: Network) {
        // Bytes per second; -1 means no limit.
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

    /// Slows the processor down by a factor.
    pub async fn slow_processor(&self, factor: u32) {
        self.command("Emulation.setCPUThrottlingRate", json!({ "rate": factor }))
            .await;
    }

    /// Clears the browser's cache.
    pub async fn clear_cache(&self) {
        self.command("Network.clearBrowserCache", json!({})).await;
    }

    /// Disables the page's own scripts from the next document on; the test can still evaluate expressions.
    pub async fn disable_scripts(&self) {
        self.command(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await;
    }
}
