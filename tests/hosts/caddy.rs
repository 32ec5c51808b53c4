//! Caddy with `docs/deploy/Caddyfile`.

use std::{fs, process::Command};

use crate::{
    promises,
    server::{Place, Server, deploy_file, replace},
};

fn start(place: Place) -> Server {
    Server::start(place, |own, folder, port| {
        let text = place.adapt(&deploy_file("Caddyfile"));
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
        // Neither its door for orders nor anything of the machine's own configuration.
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
#[ignore = "Caddy must be installed; `cargo xtask test deploy` runs it where it is"]
fn caddy_keeps_the_promises_at_the_root_of_a_host() {
    promises::check(&start(Place::Root), "br");
}

#[test]
#[ignore = "Caddy must be installed; `cargo xtask test deploy` runs it where it is"]
fn caddy_keeps_the_promises_below_a_path() {
    promises::check(&start(Place::Path), "br");
}
