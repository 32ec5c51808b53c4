//! Makes the files of a published app of the program that cargo has compiled: splits it into parts, connects it to JavaScript,
//! optimises, minifies, and names every file by its content.
//!
//! 1. [`split`]: one program becomes the main program and its parts, which share its memory;
//! 2. [`bindgen`]: wasm-bindgen writes the script of the main program;
//! 3. [`script`]: the loader of parts goes into that script, and code that nothing calls goes out;
//! 4. [`names`]: imports and exports get short names, in the script and in every program together;
//! 5. [`optimize`]: wasm-opt on every program, esbuild on the script;
//! 6. [`staging`]: the files replace those that Trunk has made.
//!
//! If splitting fails, the program is compiled again as a whole, which takes the same steps without parts. A missing optimiser is
//! a warning.

mod app;
mod bindgen;
mod failure;
mod grouping;
mod merge;
mod names;
mod optimize;
mod project;
mod script;
mod split;
mod staging;

use std::process::ExitCode;

use app::App;
use failure::{Failure, Result};
use project::Project;
use staging::Staging;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let project = Project::current();
    let staging = Staging::from_environment()?;
    let app = build_split(&project).or_else(|failure| {
        eprintln!("warning: the app is one large file, since it could not be split; {failure}");
        build_whole(&project)
    })?;
    staging.replace_app(&app)
}

fn build_split(project: &Project) -> Result<App> {
    let program = split::split(&project.compiled_app()?)?;
    if program.parts.is_empty() {
        return Err(Failure::new(
            "it has no parts",
            "compile it without the feature `whole-program`",
        ));
    }
    App::build(project, program)
}

fn build_whole(project: &Project) -> Result<App> {
    project.compile_whole()?;
    App::build(project, split::Program::whole(project.compiled_app()?))
}
