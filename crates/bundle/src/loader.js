// Loader of the program's parts, inside the script of the main program: `wasm` are the main program's exports.
const partLoader = (() => {
  // In milliseconds; the same as for the app itself in shell/boot.js.
  const PATIENCE = 20_000;

  // Files that each part needs, its own last. `press` lists them in the page.
  const files = new Map();
  for (const entry of (document.documentElement.dataset.parts ?? "").split(" ").filter(Boolean)) {
    const [part, names] = entry.split(":");
    files.set(part, names.split(","));
  }

  class Replaced extends Error {}

  const fetchModule = async (address, priority, signal) => {
    const response = await fetch(new URL(address, import.meta.url), { priority, signal });
    const type = response.headers.get("Content-Type") ?? "";
    // Some hosts send a page for every missing file.
    if ([404, 410].includes(response.status) || type.startsWith("text/html")) throw new Replaced(`${address} is gone`);
    if (!response.ok) throw new Error(`${address} has status ${response.status}`);
    if (type.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  };

  // For an unchanged address, browsers may remember a failure, or let a second request wait for the first.
  const attempts = new Map();
  const requests = new Map();
  const request = (name, priority) => {
    const earlier = requests.get(name);
    if (earlier) return earlier;
    const attempt = attempts.get(name) ?? 0;
    attempts.set(name, attempt + 1);
    const abort = new AbortController();
    const module = fetchModule(attempt === 0 ? name : `${name}?${attempt}`, priority, abort.signal);
    const begun = { module, abort };
    requests.set(name, begun);
    module.catch(() => { if (requests.get(name) === begun) requests.delete(name); });
    return begun;
  };

  const instances = new Map();
  const instantiate = (name, module) => {
    if (!instances.has(name)) {
      const instance = WebAssembly.instantiate(module, { __wasm_split: wasm });
      instances.set(name, instance);
      instance.catch(() => instances.delete(name));
    }
    return instances.get(name);
  };

  const start = async (part) => {
    const names = files.get(part);
    if (!names) throw new Error(`the page does not list the part ${part}`);
    const begun = names.map((name) => request(name, "high"));
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => {
        begun.forEach(({ abort }) => abort.abort());
        reject(new Error(`the part ${part} did not arrive in time`));
      }, PATIENCE);
    });
    try {
      const modules = await Promise.race([Promise.all(begun.map(({ module }) => module)), late]);
      // A part's own file comes last, since it needs the others.
      for (const [index, name] of names.entries()) await instantiate(name, modules[index]);
    } finally {
      clearTimeout(timer);
    }
  };

  const loading = new Map();
  const load = (part) => {
    if (!loading.has(part)) {
      const started = start(part);
      loading.set(part, started);
      started.catch(() => loading.delete(part));
    }
    return loading.get(part);
  };

  // For the app, which wasm-bindgen cannot give access to this script.
  const access = {
    failure: "",
    prefetch: (part) => files.get(part)?.forEach((name) => request(name, "low")),
  };
  window.rectoParts = access;

  // The function that the program calls to load a part. It reports the end to a function of the program.
  return (part) => async (callback, data) => {
    let succeeded = true;
    try {
      await load(part);
    } catch (problem) {
      console.info(problem);
      access.failure = problem instanceof Replaced ? "replaced" : "unreachable";
      succeeded = false;
    }
    wasm.__indirect_function_table.get(callback)(data, succeeded);
  };
})();
