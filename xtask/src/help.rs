//! What `cargo xtask help` says.

/// The whole of it.
pub(crate) const TEXT: &str = "\
Usage: cargo xtask TASK

  setup               installs every tool that is missing, and says what is there
  serve [ARGUMENT…]   serves the library at http://127.0.0.1:8080 and reloads on every change;
                      arguments go to `trunk serve`: --port 3000, --open, --release
  build [ARGUMENT…]   makes dist/, optimised, to be copied to any host of static files;
                      arguments go to `trunk build --release`
  test [GROUP]        runs every check; GROUP is one of
                        lint      format, clippy, documentation, spelling, dependencies
                        unit      unit tests and the conformance suites
                        browser   dist/, its size, and the tests in Chromium
                        deploy    dist/ behind nginx and Caddy, where they are installed, as docs/deploy/ says
  graph [PACKAGE]     prints the dependencies between the modules of each crate, and fails where there is a circle
  release             makes of dist/ the archives in target/release-files/ for publishers without Rust: the app, and press
  size [--record]     prints what every reader downloads from dist/ and what those fetch later who search or share, and
                      fails where either is over 5 % above its recorded size; --record makes today's the recorded ones
  bench [WHAT…]       measures in release mode: throughput, load, library, search, or all of these, which is the
                      default; or choosing alone: what the choice of pull quotes costs, in time and in size;
                      or press alone: how long `press build` takes over 100, 1,000 and 10,000 articles;
                      or lighthouse: its scores of the built site, on a phone and on a desktop
  pull-quotes …       measures the choice of pull quotes on articles whose editors chose theirs, explains and fits it;
                      without arguments it says how
  help                says this

Each task first installs the tools it needs and does not find; `serve` and `build` need neither Chromium nor the linters.
CHROME and CHROMEDRIVER name a browser and its driver that are not on the PATH.
";
