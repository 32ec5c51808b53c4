//! Text of `cargo xtask help`.

/// Usage of every task.
pub(crate) const TEXT: &str = "\
Usage: cargo xtask TASK

  setup               installs every missing tool and lists the others
  serve [ARGUMENT…]   serves the library at http://127.0.0.1:8080 and reloads on every change;
                      arguments go to `trunk serve`: --port 3000, --open, --release
  build [ARGUMENT…]   builds dist/, optimised and ready for any host of static files;
                      arguments go to `trunk build --release`
  test [GROUP]        runs every check, or those of one GROUP:
                        lint      format, spelling, wording, module graph, clippy, documentation, dependencies
                        unit      unit tests and the conformance suites
                        browser   dist/, its size, and the tests in Chromium
                        deploy    dist/ behind nginx and Caddy, where installed, as docs/deploy/ describes
  post-build …        splits the app of a release build and writes the pages: Trunk calls it after each build
  graph [PACKAGE]     prints the dependencies between the modules of each crate; fails on a circle
  size [--record]     prints the size of dist/: its files, each part of the app, and the code fetched on each path;
                      fails if one exceeds its recorded size by more than 2 %; --record records the sizes
  bench [NAME…]       measures in release mode: throughput, load, library, search, or all four (default);
                      `bench load slow essay 3` opens the essay only, on the slow device, three times;
                        pull-quotes   cost of the automatic pull quotes, in time and in size
                        build         duration of `press build` with 100, 1,000 and 10,000 articles
                        lighthouse    Lighthouse scores of the built site, on a phone and on a desktop
  pull-quotes …       evaluates the automatic pull quotes on articles with an editor's own, explains and fits them;
                      prints its usage without arguments
  release             packs the app and press into archives in target/release-files/, for publishers without Rust
  help                prints this text

Each task first installs the tools that it needs and does not find; `serve` and `build` need neither Chromium nor the
linters. CHROME and CHROMEDRIVER name a browser and its driver that are not on the PATH.
";
