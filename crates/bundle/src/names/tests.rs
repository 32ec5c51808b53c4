use wasm_encoder::{EntityType, ExportKind, FunctionSection, GlobalType, TypeSection, ValType};

use super::*;

/// Main program: imports a function of the script, and exports a global for parts and functions for the script.
fn main_program() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    imports.import("./recto_bg.js", "__wbg_append_1", EntityType::Function(0));
    let shared = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    imports.import("./recto_bg.js", "__global_1", EntityType::Global(shared));
    let mut exports = ExportSection::new();
    for name in ["memory", "__wbindgen_start", "__unused"] {
        exports.export(name, ExportKind::Func, 0);
    }
    exports.export("__shared", ExportKind::Global, 0);
    let mut module = Module::new();
    module.section(&types).section(&imports);
    module.section(&FunctionSection::new()).section(&exports);
    module.finish()
}

fn part() -> Vec<u8> {
    let mut imports = ImportSection::new();
    let shared = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    imports.import(MAIN_MODULE, "__shared", EntityType::Global(shared));
    let mut module = Module::new();
    module.section(&imports);
    module.finish()
}

#[test]
fn names_agree_in_script_program_and_parts() {
    let mut program = Program {
        main: main_program(),
        files: [("split_search".to_owned(), part())].into(),
        ..Program::default()
    };
    let script = "const import0 = { __wbg_append_1: function() {}, __global_1: 1 };\nimports = { \"./recto_bg.js\": import0 };\nwasm.__wbindgen_start();\nuse({ __wasm_split: wasm }, wasm.memory);\n";
    let script = shorten(&mut program, script).unwrap();
    assert_eq!(
        script,
        "const import0 = { d: function() {}, e: 1 };\nimports = { \"a\": import0 };\nwasm.b();\nuse({ a: wasm }, wasm.memory);\n"
    );
    let named = |wasm: &[u8]| -> Vec<String> {
        let all = imports(wasm).unwrap();
        all.iter()
            .map(|import| format!("{}.{}", import.module, import.name))
            .collect()
    };
    assert_eq!(named(&program.main), ["a.d", "a.e"]);
    assert_eq!(named(&program.files["split_search"]), ["a.c"]);
    let exports: Vec<_> = exports(&program.main).unwrap();
    let exports: Vec<_> = exports.iter().map(|export| export.name).collect();
    assert_eq!(exports, ["memory", "b", "c"], "the unused one is gone");
}

#[test]
fn functions_of_the_script_keep_their_names() {
    let names = short_names(["__invoke"].into_iter());
    let script = "function __invoke(a) { return wasm.__invoke(a); }";
    assert_eq!(
        rename_in_script(script, &Names::new(), &names),
        "function __invoke(a) { return wasm.a(a); }"
    );
}

#[test]
fn short_names_differ() {
    let names: BTreeSet<String> = (0..5000).map(short_name).collect();
    assert_eq!(names.len(), 5000);
    assert_eq!([0, 51, 52, 2756].map(short_name), ["a", "Z", "aa", "aaa"]);
}
