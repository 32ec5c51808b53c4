//! Caddy with `docs/deploy/Caddyfile`.

use std::{fs, process::Command};

use crate::{
    checks,
    server::{Location, Server, deploy_file, replace},
};

fn start(location: Location) -> Server {
    Server::start(location, |own, folder, port| {
        let text = location.adapt(&deploy_file("Caddyfile"));
        let text = replace(
            &text,
            "example.org {",
            &format!("http://127.0.0.1:{port} {{\n\tbind 127.0.0.1"),
        );
        let text = replace(
            &text,
            "* /srv/recto\n",
            &format!("* {}\n", folder.display()),
        );
        let config = own.join("Caddyfile");
        // Neither the admin endpoint nor the machine's own configuration.
        fs::write(&config, format!("{{\n\tadmin off\n}}\n{text}")).unwrap();
        let mut command = Command::new("caddy");
        command
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(config);
        command
            .env("XDG_DATA_HOME", own)
            .env("XDG_CONFIG_HOME", own);
        command
    })
}

#[test]
#[ignore = "Caddy must be installed; `cargo xtask test deploy` runs this test if it is"]
fn caddy_passes_the_checks_at_the_root_of_a_host() {
    checks::check(&start(Location::Root), "br");
}

#[test]
#[ignore = "Caddy must be installed; `cargo xtask test deploy` runs this test if it is"]
fn caddy_passes_the_checks_below_a_path() {
    checks::check(&start(Location::Path), "br");
}
