// Runs first, inline in every shell of the site. Sets the theme before anything is painted, finds out below which path
// the site is served, and asks for all that the page needs at once: style, script, wasm and the page's own data.
(() => {
  const root = document.documentElement;
  const { js, wasm, css, siteCss, icon, fonts, shell } = root.dataset;

  // A page that was written before it was asked for has its content and its style. The library's is of no use where the
  // address asks for something else of the root; the style sheet hides it then, and the app takes it away.
  if ("prerendered" in root.dataset && shell === "root" && location.search) {
    delete root.dataset.prerendered;
    root.dataset.hidden = "";
  }
  const isPrerendered = "prerendered" in root.dataset;

  // Where it is now is where it must stay when the app changes the address.
  for (const sign of document.querySelectorAll("link[rel=icon]")) sign.href = String(sign.href);

  // The same key and values as in src/features/theme/dom.rs.
  const theme = () => {
    try {
      const kept = localStorage.getItem("recto-theme");
      if (kept === "light" || kept === "dark") return kept;
    } catch {
      // Storage may be forbidden; the system's wish holds.
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  };
  root.dataset.theme = theme();

  // The same key and values as in src/features/pull_quotes/dom/visibility.rs: quotes that are not wanted must not be there at first.
  try {
    if (localStorage.getItem("recto-pull-quotes") === "hidden") root.dataset.pullQuotes = "hidden";
  } catch {
    // As above.
  }

  // Two slashes at the beginning would name another host.
  const pathname = location.pathname.replace(/^\/+/, "/");

  // The paths at which the site may be served, the likeliest first. A page's shell stands one folder below the root, and
  // that of a tag two; the one for what is not there stands for either. The root's own shell stands at the root, but some
  // hosts and servers send it for every address.
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
  const after = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

  const link = (attributes) => {
    const element = Object.assign(document.createElement("link"), attributes);
    document.head.append(element);
    return element;
  };

  const dataOf = (base) => {
    const path = pathname.slice(base.length).replace(/\/?(index\.html)?$/, "");
    if (/^tags(\/[^/]+)?$/.test(path)) return `${base}articles/index.json`;
    if (path !== "") return path.includes("/") ? undefined : `${base}articles/${path}.md`;
    const source = new URLSearchParams(location.search).get("src")?.trim();
    if (!source) return `${base}articles/index.json`;
    // Of what is no address, or none that may be read, the app will tell.
    try {
      const url = new URL(source, location.origin + base);
      return /^https?:$/.test(url.protocol) ? url.href : undefined;
    } catch {
      return undefined;
    }
  };

  const ask = (base) => {
    const links = [
      link({ rel: "modulepreload", href: base + js }),
      link({ rel: "preload", as: "fetch", crossOrigin: "anonymous", type: "application/wasm", href: base + wasm }),
    ];
    const data = dataOf(base);
    if (data) links.push(link({ rel: "preload", as: "fetch", crossOrigin: "anonymous", href: data }));
    const style = isPrerendered ? undefined : link({ rel: "stylesheet", href: base + css });
    // The text is set in what has come by the time it is shown; a font that is asked for only then comes too late for it. In
    // a written page the style asks for them.
    for (const font of isPrerendered ? [] : (fonts ?? "").split(" ").filter(Boolean)) {
      links.push(link({ rel: "preload", as: "font", crossOrigin: "anonymous", type: "font/woff2", href: base + font, fetchPriority: "low" }));
    }
    if (icon && !isPrerendered) links.push(link({ rel: "icon", href: base + icon }));
    if (!style) return { links, styled: undefined };
    links.push(style);
    // The publisher's own rules come after those of the reader.
    for (const sheet of (siteCss ?? "").split(" ").filter(Boolean)) links.push(link({ rel: "stylesheet", href: base + sheet }));
    // An article without its style can still be read: it must not wait for ever.
    const styled = Promise.race([new Promise((resolve) => { style.onload = style.onerror = resolve; }), after(STYLE_PATIENCE)]);
    return { links, styled };
  };

  // What is fetched only when it is asked for; no other language has a word for it.
  window.rectoImport = (url) => import(url);

  // The markup after this script: nothing is mounted, and nothing can be told, before it is there.
  const parsed = new Promise((resolve) => { document.addEventListener("DOMContentLoaded", resolve); }).then(() => {
    const retry = document.querySelector(".start-failure button");
    if (retry) retry.onclick = () => location.reload();
  });

  // What a written page has is read first: the app and its data come after the first paint of it, and after the picture at
  // its head. Pages in the background are not painted.
  const PAINT_PATIENCE = 1_000;
  const frame = () => new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve); }); });
  const lead = async () => {
    const picture = document.querySelector(".lead-image img");
    if (!picture || picture.complete) return;
    await new Promise((resolve) => { picture.onload = picture.onerror = resolve; });
    await frame();
  };
  const painted = parsed.then(() => Promise.race([frame().then(lead), after(PAINT_PATIENCE)]));

  // A written page is read before the app answers. What is asked for meanwhile, the last of it, is done once it does.
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
    new MutationObserver((_, observer) => {
      if (!("hydrated" in root.dataset)) return;
      observer.disconnect();
      document.removeEventListener("click", click);
      document.removeEventListener("keydown", key);
      setTimeout(() => { if (asked?.isConnected) asked.click(); });
    }).observe(root, { attributes: true });
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

  const late = after(APP_PATIENCE).then(() => { throw new Error("the app has not come"); });

  // An app that comes after all takes the message away.
  Promise.race([start(), late]).catch(async (problem) => {
    console.error(problem);
    await parsed;
    // What is there can be read without the app.
    if (isPrerendered) return;
    document.querySelector(".starting")?.remove();
    document.querySelector(".start-failure")?.removeAttribute("hidden");
    root.dataset.ready = "";
  });
})();
