//! nginx with `docs/deploy/nginx.conf`.

use std::{fs, path::Path, process::Command};

use crate::{
    promises,
    server::{Place, Server, deploy_file, replace},
};

/// Where Debian and its like put the module for Brotli.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

fn start(place: Place) -> Server {
    Server::start(place, |own, folder, port| {
        let config = own.join("nginx.conf");
        fs::write(&config, configuration(own, folder, port, place)).unwrap();
        let mut command = Command::new("nginx");
        command.arg("-p").arg(own).arg("-c").arg(&config);
        command.arg("-e").arg(own.join("error.log"));
        command
    })
}

/// The file, in what surrounds it on any machine; one process, so that it is ended whole.
fn configuration(own: &Path, folder: &Path, port: u16, place: Place) -> String {
    let text = place.adapt(&deploy_file("nginx.conf"));
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

fn best() -> &'static str {
    if has_brotli() { "br" } else { "gzip" }
}

#[test]
#[ignore = "nginx must be installed; `cargo xtask test deploy` runs it where it is"]
fn nginx_keeps_the_promises_at_the_root_of_a_host() {
    promises::check(&start(Place::Root), best());
}

#[test]
#[ignore = "nginx must be installed; `cargo xtask test deploy` runs it where it is"]
fn nginx_keeps_the_promises_below_a_path() {
    promises::check(&start(Place::Path), best());
}
