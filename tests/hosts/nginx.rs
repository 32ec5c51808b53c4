//! nginx with `docs/deploy/nginx.conf`.

use std::{fs, path::Path, process::Command};

use crate::{
    checks,
    server::{Location, Server, deploy_file, replace},
};

/// Path of the Brotli module on Debian and its derivatives.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

fn start(location: Location) -> Server {
    Server::start(location, |own, folder, port| {
        let config = own.join("nginx.conf");
        fs::write(&config, configuration(own, folder, port, location)).unwrap();
        let mut command = Command::new("nginx");
        command.arg("-p").arg(own).arg("-c").arg(&config);
        command.arg("-e").arg(own.join("error.log"));
        command
    })
}

/// Completes the file to a configuration for this machine, with a single process, so that killing it ends the server.
fn configuration(own: &Path, folder: &Path, port: u16, location: Location) -> String {
    let text = location.adapt(&deploy_file("nginx.conf"));
    let text = replace(&text, "80;", &format!("127.0.0.1:{port};"));
    let mut text = replace(&text, "/srv/recto;", &format!("{};", folder.display()));
    let mut module = format!("load_module {BROTLI};");
    if !has_brotli() {
        text = replace(&text, "brotli_static on;", "");
        module.clear();
    }
    let own = own.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {own}/{kind};\n"))
        .concat();
    format!(
        "{module}\ndaemon off;\nmaster_process off;\npid {own}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{text}\n}}\n"
    )
}

fn has_brotli() -> bool {
    Path::new(BROTLI).is_file()
}

fn preferred_encoding() -> &'static str {
    if has_brotli() { "br" } else { "gzip" }
}

#[test]
#[ignore = "nginx must be installed; `cargo xtask test deploy` runs this test if it is"]
fn nginx_passes_the_checks_at_the_root_of_a_host() {
    checks::check(&start(Location::Root), preferred_encoding());
}

#[test]
#[ignore = "nginx must be installed; `cargo xtask test deploy` runs this test if it is"]
fn nginx_passes_the_checks_below_a_path() {
    checks::check(&start(Location::Path), preferred_encoding());
}
