// Start script, inline in every shell. Sets the theme before the first paint, finds the path below which the site is
// served, and requests style, script, wasm and the page's data at once.
(() => {
  const root = document.documentElement;
  const { js, wasm, css, siteCss, icon, fonts, shell } = root.dataset;

  // A prerendered page has its content and its style. If a query asks the root for another page, the style sheet hides
  // the prerendered library, and the app removes it.
  if ("prerendered" in root.dataset && shell === "root" && location.search) {
    delete root.dataset.prerendered;
    root.dataset.hidden = "";
  }
  const isPrerendered = "prerendered" in root.dataset;

  // Absolute, so that it stays valid when the app changes the page's address.
  for (const sign of document.querySelectorAll("link[rel=icon]")) sign.href = String(sign.href);

  // The same key and values as in src/features/theme/dom.rs.
  const theme = () => {
    try {
      const kept = localStorage.getItem("recto-theme");
      if (kept === "light" || kept === "dark") return kept;
    } catch {
      // Storage may be forbidden; then the system decides.
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  };
  root.dataset.theme = theme();

  // The same key and values as in src/features/pull_quotes/dom/visibility.rs: hidden quotes must not flash up.
  try {
    if (localStorage.getItem("recto-pull-quotes") === "hidden") root.dataset.pullQuotes = "hidden";
  } catch {
    // Storage may be forbidden; then the quotes are shown.
  }

  // The typeface never holds the text back and never moves it: the first page requests it once it is complete, and it is
  // used from the next page on, when it is in the cache.
  const TYPEFACE = "recto-typeface";
  const loadTypeface = (text) => Promise.all(["", "italic "].map((style) => document.fonts.load(`${style}1em Literata`, text)));
  const useTypeface = () => { root.dataset.typeface = ""; };
  try {
    if (fonts && localStorage.getItem(TYPEFACE) === fonts) useTypeface();
  } catch {
    // Storage may be forbidden; then each visit begins with the fallback.
  }
  const usesTypeface = "typeface" in root.dataset;
  // Not awaited: fonts that come after the first paint are not used.
  if (isPrerendered && usesTypeface) loadTypeface().catch(() => {});

  // Two leading slashes would name another host.
  const pathname = location.pathname.replace(/^\/+/, "/");

  // Candidate paths of the site, the likeliest first. A page's shell is one folder below the root, a tag's two, and the one
  // for missing pages stands in for either. The root's shell is at the root, but some hosts send it for every address.
  const bases = () => {
    const path = pathname.replace(/index\.html$/, "");
    const above = (page) => {
      const folders = page.split("/").slice(0, -1);
      return folders.map((_, depth) => folders.slice(0, folders.length - depth).join("/") + "/");
    };
    const page = shell === "root" ? path : path.replace(/\/$/, "");
    const tag = /\/tags\/[^/]+\/?$/;
    const isTag = shell !== "root" && (shell === "tag" || !isPrerendered) && tag.test(path);
    return [...new Set([...(isTag ? above(path.replace(tag, "/")) : []), ...above(page)])];
  };

  // In milliseconds.
  const STYLE_PATIENCE = 8_000;
  const APP_PATIENCE = 20_000;
  const TYPEFACE_DELAY = 500;
  // For fonts that are in the cache.
  const TYPEFACE_PATIENCE = 150;
  // Letters of the text that decide which scripts of the typeface are loaded.
  const TYPEFACE_SAMPLE = 20_000;
  const after = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

  // Resolves once an attribute of the page has changed so that the condition holds.
  const until = (isReached) => new Promise((resolve) => {
    const look = (_, observer) => {
      if (!isReached()) return;
      observer.disconnect();
      resolve();
    };
    new MutationObserver(look).observe(root, { attributes: true });
  });

  const cacheTypeface = async () => {
    await until(() => "ready" in root.dataset);
    const { pathname: first } = location;
    await after(TYPEFACE_DELAY);
    // The site may have other typefaces.
    if (!getComputedStyle(root).getPropertyValue("--serif").includes("Literata")) return;
    await loadTypeface(document.querySelector("main")?.textContent.slice(0, TYPEFACE_SAMPLE));
    localStorage.setItem(TYPEFACE, fonts);
    await until(() => !("ready" in root.dataset) && location.pathname !== first);
    useTypeface();
  };
  // Without a cache for the fonts, the fallback stays.
  if (fonts && !usesTypeface) cacheTypeface().catch(() => {});

  // Adds the fonts to a page without content, before its text comes. Chromium does not use optional fonts that come after the
  // first frame, although nothing is painted in it; so these are added by hand, and only in time.
  const addCachedTypeface = async (base) => {
    const face = (name) => new FontFace("Literata", `url("${base}${name}")`, {
      style: name.includes("italic") ? "italic" : "normal",
      weight: "200 900",
    });
    const faces = usesTypeface ? fonts.split(" ").map(face) : [];
    const loaded = Promise.all(faces.map((one) => one.load())).catch(() => []);
    (await Promise.race([loaded, after(TYPEFACE_PATIENCE)]))?.forEach((one) => document.fonts.add(one));
  };

  const link = (attributes) => {
    const element = Object.assign(document.createElement("link"), attributes);
    document.head.append(element);
    return element;
  };

  // Returns what the page needs first: the data, if it is not in the page, and the parts of the program.
  const needsOf = (base) => {
    const article = (data) => (isPrerendered ? { parts: ["app"] } : { data, parts: ["parse"] });
    const library = { data: `${base}articles/index.json`, parts: ["app", "library"] };
    const path = pathname.slice(base.length).replace(/\/?(index\.html)?$/, "");
    if (/^tags(\/[^/]+)?$/.test(path)) return library;
    if (path.includes("/")) return { parts: ["app"] };
    if (path !== "") return article(`${base}articles/${path}.md`);
    const source = new URLSearchParams(location.search).get("src")?.trim();
    if (!source) return library;
    // The app reports addresses that are not valid or not allowed.
    try {
      const url = new URL(source, location.origin + base);
      return article(/^https?:$/.test(url.protocol) ? url.href : undefined);
    } catch {
      return article(undefined);
    }
  };

  // Files of each part of the program; empty where the program is whole.
  const filesOf = (names) => {
    const parts = new Map((root.dataset.parts ?? "").split(" ").filter(Boolean).map((part) => part.split(":")));
    return new Set(names.flatMap((name) => parts.get(name)?.split(",") ?? []));
  };

  const ask = (base) => {
    const { data, parts } = needsOf(base);
    const preload = (href, type = "") => link({ rel: "preload", as: "fetch", crossOrigin: "anonymous", type, href });
    const links = [
      link({ rel: "modulepreload", href: base + js }),
      ...[wasm, ...filesOf(parts)].map((name) => preload(base + name, "application/wasm")),
    ];
    if (data) links.push(preload(data));
    const style = isPrerendered ? undefined : link({ rel: "stylesheet", href: base + css });
    if (icon && !isPrerendered) links.push(link({ rel: "icon", href: base + icon }));
    if (!style) return { links, styled: undefined };
    links.push(style);
    // The publisher's rules come after the app's.
    for (const sheet of (siteCss ?? "").split(" ").filter(Boolean)) links.push(link({ rel: "stylesheet", href: base + sheet }));
    // An article is readable without its style sheet, so the wait for it is limited.
    const loaded = new Promise((resolve) => { style.onload = style.onerror = resolve; });
    const styled = Promise.race([loaded, after(STYLE_PATIENCE)])
      .then(() => addCachedTypeface(base))
      .then(() => { root.dataset.styled = ""; });
    return { links, styled };
  };

  // Dynamic imports for the app, which wasm-bindgen cannot express.
  window.rectoImport = (url) => import(url);

  // The markup after this script: the app is mounted in it, and messages are shown in it.
  const parsed = new Promise((resolve) => { document.addEventListener("DOMContentLoaded", resolve); }).then(() => {
    const retry = document.querySelector(".start-failure button");
    if (retry) retry.onclick = () => location.reload();
  });

  // A prerendered page is read first: the app and its data load after its first paint and its lead image. Pages in the
  // background are not painted.
  const PAINT_PATIENCE = 1_000;
  const frame = () => new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve); }); });
  const lead = async () => {
    const picture = document.querySelector(".lead-image img");
    if (!picture || picture.complete) return;
    await new Promise((resolve) => { picture.onload = picture.onerror = resolve; });
    await frame();
  };
  const painted = parsed.then(() => Promise.race([frame().then(lead), after(PAINT_PATIENCE)]));

  // A prerendered page is visible before it is interactive. The last click or key until then is repeated once the app is there.
  if (isPrerendered) {
    let asked;
    const click = ({ target }) => { asked = target.closest("button") ?? asked; };
    const key = (event) => {
      const { key, target, ctrlKey, metaKey } = event;
      const isSearch = ctrlKey || metaKey ? key.toLowerCase() === "k" : key === "/";
      if (!isSearch || target.closest("input, textarea")) return;
      event.preventDefault();
      asked = document.querySelector(".search-button");
    };
    document.addEventListener("click", click);
    document.addEventListener("keydown", key);
    until(() => "answering" in root.dataset).then(() => {
      document.removeEventListener("click", click);
      document.removeEventListener("keydown", key);
      setTimeout(() => { if (asked?.isConnected) asked.click(); });
    });
  }

  const start = async () => {
    if (isPrerendered) await painted;
    let problem = new Error("no path to the site");
    for (const base of bases()) {
      const { links, styled } = ask(base);
      try {
        const [app] = await Promise.all([import(base + js), styled, parsed]);
        root.dataset.base = base;
        return await app.default({ module_or_path: base + wasm });
      } catch (error) {
        problem = error;
        if (root.dataset.base) break;
        links.forEach((element) => element.remove());
      }
    }
    throw problem;
  };

  const late = after(APP_PATIENCE).then(() => { throw new Error("the app did not load in time"); });

  // If the app loads later, it removes the message.
  Promise.race([start(), late]).catch(async (problem) => {
    console.error(problem);
    await parsed;
    // A prerendered page can be read without the app.
    if (isPrerendered) return;
    document.querySelector(".starting")?.remove();
    document.querySelector(".start-failure")?.removeAttribute("hidden");
    root.dataset.ready = "";
  });
})();
