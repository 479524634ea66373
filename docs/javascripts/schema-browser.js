// The schema browser: a tree of the fields of a record beside what is known of the one chosen.
// Needs schemas.js and schema-tree.js, and asks no host for anything.
(() => {
  "use strict";

  const WORDS = {
    zh: {
      record: "记录",
      profile: "规则集",
      noProfile: "（不用规则集）",
      search: "查找字段，或粘贴指针",
      example: "如 公开时限、credit code、/entries/3/channels",
      expand: "全部展开",
      collapse: "全部收起",
      tree: "字段",
      detail: "所选字段",
      found: (n) => `找到 ${n} 处`,
      none: "没有找到",
      noField: (name, owner) => `${owner} 没有字段 ${name}；打开的是离它最近的一级`,
      freeKey: (name, owner) => `${name} 不是字段：${owner} 的键由填写者自定；打开的是 ${owner}`,
      type: "类型",
      union: (tag, n) => `对象，按 ${tag} 区分，共 ${n} 种`,
      unions: (tag, n) => `对象的列表，按 ${tag} 区分，共 ${n} 种`,
      bounds: "限制",
      fallback: "缺省",
      number: "个数",
      level: "要求",
      column: "表格栏目",
      pointer: "指针",
      rules: "规则",
      since: "自版本",
      owner: "所属类",
      codelist: "代码表",
      open: "开放：可以没有代码，只写原文",
      closed: "封闭：只能用表中的代码",
      until: (day) => `${day} 停用`,
      full: "完整说明和示例",
      here: "本处的链接",
      schema: "数据模式",
    },
    en: {
      record: "Record",
      profile: "Profile",
      noProfile: "(none)",
      search: "Find a field, or paste a pointer",
      example: "time limit, 公开主体, /entries/3/channels",
      expand: "Expand all",
      collapse: "Collapse all",
      tree: "Fields",
      detail: "The field chosen",
      found: (n) => `${n} found`,
      none: "nothing found",
      noField: (name, owner) => `${owner} has no field ${name}; the nearest place above it is shown`,
      freeKey: (name, owner) => `${name} is no field: the keys of ${owner} are free; ${owner} is shown`,
      type: "Type",
      union: (tag, n) => `object, one of ${n} told apart by ${tag}`,
      unions: (tag, n) => `list of objects, each one of ${n} told apart by ${tag}`,
      bounds: "Limits",
      fallback: "Default",
      number: "Number",
      level: "Level",
      column: "Table column",
      pointer: "Pointer",
      rules: "Rules",
      since: "Since",
      owner: "Class",
      codelist: "Codelist",
      open: "open: a value may have no code and keep its words",
      closed: "closed: these codes and no others",
      until: (day) => `until ${day}`,
      full: "Everything about it, with examples",
      here: "Link to this place",
      schema: "Schema",
    },
  };
  const START = "catalog-entry";

  const place = document.getElementById("fields-tree");
  if (place === null) return;
  const data = globalThis.opengovSchemas;
  const model = globalThis.opengovTree(data);
  const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const other = lang === "zh" ? "en" : "zh";
  const words = WORDS[lang];

  // --- small pieces of the page -------------------------------------------------------------

  function make(name, properties = {}, ...content) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...content.filter((each) => each !== ""));
    return element;
  }

  // A text of the schemas: what stands between backticks is code.
  function marked(text) {
    return text.split(/`([^`]+)`/u).map((part, i) => (i % 2 === 0 ? part : make("code", {}, part)));
  }

  function choice(label, options, chosen) {
    const select = make("select", { value: chosen });
    for (const [value, text] of options) {
      select.append(make("option", { value, selected: value === chosen }, text));
    }
    return { select, label: make("label", {}, label, select) };
  }

  const link = (href, text) => make("a", { href }, text);
  const pageOf = (page, anchor = "") => `${page}.html${anchor ? `#${anchor}` : ""}`;

  // --- the controls -------------------------------------------------------------------------

  const record = choice(
    words.record,
    data.records.map((name) => [data.classes[name].key, `${name} ${data.classes[name].title[lang]}`]),
    START,
  );
  const profile = choice(words.profile, [["", words.noProfile]], "");
  const search = make("input", { type: "search", placeholder: words.example, spellcheck: false });
  const said = make("output", { className: "sb-found" });
  const expand = make("button", { type: "button" }, words.expand);
  const collapse = make("button", { type: "button" }, words.collapse);
  const tree = make("ul", { role: "tree", "aria-label": words.tree, className: "sb-tree" });
  const detail = make("section", { className: "sb-detail", "aria-label": words.detail, "aria-live": "polite" });
  place.replaceChildren(
    make(
      "div",
      { className: "sb-controls" },
      record.label,
      profile.label,
      make("label", { className: "sb-search" }, words.search, search),
      make("div", { className: "sb-buttons" }, expand, collapse, said),
    ),
    make("div", { className: "sb-panes" }, tree, detail),
  );

  // --- the tree -----------------------------------------------------------------------------

  let top = null;
  const nodes = new Map(); // of each row its node
  const rows = new Map(); // of each address its row

  function level(node) {
    const name = node.field?.level;
    return name ? make("span", { className: `sb-level sb-${name}` }, data.levels[name][lang]) : "";
  }

  function row(node) {
    const opens = model.children(node).length > 0;
    const item = make("li", { role: "treeitem", tabindex: "-1", "aria-selected": "false" });
    if (opens) item.setAttribute("aria-expanded", "false");
    const title = model.titleOf(node);
    item.append(
      make(
        "div",
        { className: "sb-row" },
        make("span", { className: "sb-twist", "aria-hidden": "true" }),
        make("code", {}, node.label),
        make("span", { className: "sb-title" }, title[lang]),
        make("span", { className: "sb-other", lang: other }, title[other]),
        level(node),
      ),
    );
    nodes.set(item, node);
    rows.set(model.address(node), item);
    return item;
  }

  function open(item, opened = true) {
    if (!item.hasAttribute("aria-expanded")) return;
    item.setAttribute("aria-expanded", String(opened));
    if (opened && item.querySelector(":scope > ul") === null) {
      item.append(make("ul", { role: "group" }, ...model.children(nodes.get(item)).map(row)));
    }
  }

  function openAll() {
    const waiting = [...tree.children];
    for (const item of waiting) {
      open(item);
      waiting.push(...item.querySelectorAll(":scope > ul > li"));
    }
  }

  // The row of a node, with everything above it opened.
  function reveal(node) {
    const above = [];
    for (let each = node.parent; each !== null && each !== top; each = each.parent) above.unshift(each);
    for (const each of above) open(rows.get(model.address(each)));
    return rows.get(model.address(node));
  }

  function select(item, { focus = true, address = true } = {}) {
    const before = tree.querySelector("[aria-selected=true]");
    before?.setAttribute("aria-selected", "false");
    tree.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
    item.setAttribute("aria-selected", "true");
    item.setAttribute("tabindex", "0");
    if (focus) item.focus({ preventScroll: true });
    item.firstElementChild.scrollIntoView({ block: "nearest" });
    describe(nodes.get(item));
    if (address) history.replaceState(null, "", `#${model.address(nodes.get(item))}`);
  }

  const shown = () => [...tree.querySelectorAll("li")].filter((item) => item.offsetParent !== null);

  const KEYS = {
    ArrowDown: (item) => move(item, 1),
    ArrowUp: (item) => move(item, -1),
    ArrowRight: (item) =>
      item.getAttribute("aria-expanded") === "false" ? open(item) : step(item.querySelector(":scope > ul > li")),
    ArrowLeft: (item) =>
      item.getAttribute("aria-expanded") === "true" ? open(item, false) : step(item.parentElement.closest("li")),
    Home: () => step(shown()[0]),
    End: () => step(shown().at(-1)),
    Enter: (item) => open(item, item.getAttribute("aria-expanded") === "false"),
    " ": (item) => open(item, item.getAttribute("aria-expanded") === "false"),
    "*": (item) => [...item.parentElement.children].forEach((each) => open(each)),
  };

  function step(item) {
    if (item) select(item);
  }

  function move(item, by) {
    const all = shown();
    step(all[all.indexOf(item) + by]);
  }

  tree.addEventListener("keydown", (event) => {
    const item = event.target.closest("li");
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS) || !item) return;
    event.preventDefault();
    event.stopPropagation(); // the site's own keys, such as "s" and "n", stay out of it
    KEYS[event.key](item);
  });
  tree.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (!item) return;
    const chosen = item.getAttribute("aria-selected") === "true";
    const twist = event.target.classList.contains("sb-twist");
    if (twist || chosen || item.getAttribute("aria-expanded") === "false") {
      open(item, item.getAttribute("aria-expanded") === "false");
    }
    select(item);
  });

  // --- what is known of a node --------------------------------------------------------------

  function describe(node) {
    const title = model.titleOf(node);
    const about = model.aboutOf(node);
    const { field } = node;
    detail.classList.toggle("sb-whole", node === top);
    const owner = data.classes[node.owner];
    const facts = make("dl", {});
    const fact = (name, ...content) => {
      if (content.some((each) => each !== "")) facts.append(make("dt", {}, name), make("dd", {}, ...content));
    };
    const full = field ? pageOf(owner.page, field.anchor) : pageOf(owner.page, owner.anchor);
    if (field) {
      fact(words.type, ...typeOf(field));
      fact(words.bounds, ...marked(field.bounds[lang]));
      fact(words.fallback, field.default && make("code", {}, field.default));
      fact(words.number, field.number);
      fact(words.level, level(node));
      fact(words.pointer, make("code", {}, pointer(node)));
      fact(words.column, field.column);
      fact(words.rules, ...spaced(field.rules.map((code) => link(pageOf(`rules/${code}`), code))));
      fact(words.since, field.since);
    }
    fact(words.owner, link(pageOf(owner.page, owner.anchor), node.owner));
    fact(words.schema, owner.id && !field ? make("code", {}, owner.id) : "");
    detail.replaceChildren(
      make("h2", {}, make("code", {}, node.label), ` ${title[lang]} `, make("small", { lang: other }, title[other])),
      make("p", {}, ...marked(about[lang])),
      make("p", { lang: other, className: "sb-other" }, ...marked(about[other])),
      facts,
      ...codes(node),
      make("p", { className: "sb-links" }, link(full, words.full), link(`#${model.address(node)}`, words.here)),
    );
  }

  function typeOf(field) {
    const { members } = field;
    if (members.length < 2) return marked(field.type[lang]);
    return [(field.list ? words.unions : words.union)(members[0].tag, members.length)];
  }

  const spaced = (elements) => elements.flatMap((each, i) => (i > 0 ? [" ", each] : [each]));

  // Where the value stands in a record; a list adds an index for what is below it.
  function pointer(node) {
    const parts = [];
    for (let each = node; each !== null; each = each.parent) {
      if (each.kind !== "field") continue;
      parts.unshift(each.field.list && each !== node ? `${each.label}/*` : each.label);
    }
    return `/${parts.join("/")}`;
  }

  function codes(node) {
    const list = data.codelists[node.codelist ?? ""];
    if (list === undefined) return [];
    const table = make("table", {});
    for (const { code, title, about, until, anchor } of list.codes) {
      const note = [about[lang], until && words.until(until)].filter(Boolean).join(lang === "zh" ? "；" : "; ");
      const names = [title[lang], " ", make("span", { className: "sb-other", lang: other }, title[other])];
      table.append(
        make(
          "tr",
          {},
          make("td", {}, link(pageOf(list.page, anchor), make("code", {}, code))),
          make("td", {}, ...names, note && make("div", { className: "sb-note" }, note)),
        ),
      );
    }
    return [
      make("h3", {}, `${words.codelist} `, link(pageOf(list.page), node.codelist)),
      make("p", {}, node.open ? words.open : words.closed),
      make("div", { className: "sb-codes" }, table),
    ];
  }

  // --- what is shown ------------------------------------------------------------------------

  function show(node) {
    top = node;
    nodes.clear();
    rows.clear();
    tree.replaceChildren(...model.children(node).map(row));
    tree.firstElementChild?.setAttribute("tabindex", "0");
    const [key, name = ""] = node.path[0].split("@");
    record.select.value = key;
    profile.select.replaceChildren(
      ...[["", words.noProfile], ...model.profiles(node.owner).map((each) => [each, data.profiles[each].title[lang]])].map(
        ([value, text]) => make("option", { value }, value ? `${value} ${text}` : text),
      ),
    );
    profile.select.value = name;
    profile.select.disabled = profile.select.options.length === 1;
    said.textContent = "";
    describe(node);
  }

  function change() {
    const key = record.select.value;
    show(model.root(key, profile.select.value) ?? model.root(key));
    history.replaceState(null, "", `#${model.address(top)}`);
    if (search.value) find();
  }

  function find() {
    const text = search.value.trim();
    tree.querySelectorAll(".sb-hit").forEach((each) => each.classList.remove("sb-hit"));
    tree.classList.toggle("sb-filtered", text !== "");
    tree.querySelectorAll("li").forEach((each) => each.classList.remove("sb-way"));
    said.textContent = "";
    if (text === "") return;
    const isPointer = text.startsWith("/");
    let found = isPointer ? model.atPointer(top, text) : model.search(top, text);
    said.textContent = found.length > 0 ? words.found(found.length) : words.none;
    if (isPointer && found.length === 0) {
      const { node, name, free } = model.nearest(top, text);
      if (name !== "") said.textContent = (free ? words.freeKey : words.noField)(name, node.label);
      if (node === top) return showTop();
      found = [node];
    }
    for (const node of found) {
      const item = reveal(node);
      item.classList.add("sb-hit");
      for (let each = item; each && each !== tree; each = each.parentElement.closest("li")) each.classList.add("sb-way");
    }
    if (found.length > 0) select(rows.get(model.address(found[0])), { focus: false });
  }

  // The record as a whole, with nothing chosen in it and no row hidden.
  function showTop() {
    tree.classList.remove("sb-filtered");
    tree.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    describe(top);
    history.replaceState(null, "", `#${model.address(top)}`);
  }

  // An address that names no node leads to the nearest above it that there is.
  function follow() {
    const wanted = location.hash.slice(1);
    const parts = (wanted || START).split("/");
    let node = null;
    for (; node === null && parts.length > 0; parts.pop()) node = model.find(parts.join("/"));
    node ??= model.root(START);
    let first = node;
    while (first.parent !== null) first = first.parent;
    show(first);
    if (node.parent !== null) select(reveal(node), { focus: wanted !== "", address: false });
  }

  record.select.addEventListener("change", change);
  profile.select.addEventListener("change", change);
  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    const item = tree.querySelector("[aria-selected=true]") ?? tree.querySelector("li");
    if (event.key === "ArrowDown" && item) {
      event.preventDefault();
      select(item);
    }
  });
  expand.addEventListener("click", openAll);
  collapse.addEventListener("click", () => tree.querySelectorAll("li").forEach((each) => open(each, false)));
  addEventListener("hashchange", follow);
  follow();
})();
