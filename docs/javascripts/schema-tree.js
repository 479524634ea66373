// The fields of a record as a tree, out of the data in schemas.js. Knows no page and no browser.
// A node stands for a record, a field, or one class of a union; `path` is its address in the tree.
globalThis.opengovTree = (data) => {
  "use strict";

  const WRAPPERS = ["catalogs", "entries", "disclosures", "requests"];

  function root(record, profile = "") {
    const name = data.records.find((each) => data.classes[each].key === record);
    if (name === undefined || (profile !== "" && !profiles(name).includes(profile))) return null;
    const address = profile === "" ? record : `${record}@${profile}`;
    return { kind: "record", label: name, path: [address], owner: name, profile, parent: null };
  }

  // The profiles that ask something of a record, or of a record inside it.
  function profiles(name) {
    const seen = new Set([name]);
    for (const each of seen) {
      const { fields, members } = data.classes[each];
      for (const part of [...members, ...fields.flatMap((field) => field.members)]) seen.add(part.class);
    }
    return Object.keys(data.profiles).filter((each) => seen.has(data.profiles[each].class));
  }

  // What stands below a node; made when asked for, since few branches are ever opened.
  function children(node) {
    node.children ??=
      node.kind === "field" ? inside(node, node.field.members) : ofClass(node, node.owner);
    return node.children;
  }

  function ofClass(node, name) {
    const found = data.classes[name];
    if (found.members.length > 0) return inside(node, found.members);
    const profile = data.profiles[node.profile];
    const asked = profile?.class === name ? profile.fields : {};
    return found.fields.map((field) => ({
      kind: "field",
      label: field.name,
      path: [...node.path, field.name],
      owner: name,
      profile: node.profile,
      field: { ...field, ...asked[field.name] },
      codelist: field.codelist || (field.name === "code" ? (node.codelist ?? "") : ""),
      open: field.codelist ? field.open : (node.open ?? false),
      parent: node,
    }));
  }

  // The fields of the one class of a value, or a node for each class that it may be.
  function inside(node, members) {
    if (members.length === 0) return [];
    if (members.length === 1) return ofClass(node, members[0].class);
    return members.map(({ tag, value, class: name }) => ({
      kind: "member",
      label: value,
      path: [...node.path, value],
      owner: name,
      profile: node.profile,
      tag,
      parent: node,
    }));
  }

  function find(address) {
    const [record, ...names] = address.split("/").map(decoded);
    const [key, profile = ""] = record.split("@");
    let node = root(key, profile);
    for (const name of names) {
      node = node && (children(node).find((child) => child.label === name) ?? null);
    }
    return node;
  }

  // An address that somebody typed may hold a lone %.
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  const address = (node) => node.path.map(encodeURIComponent).join("/").replace("%40", "@");

  // The names of fields in a JSON Pointer; places in a list are none.
  function namesIn(pointer) {
    return pointer
      .split("/")
      .slice(1)
      .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"))
      .filter((name) => name !== "" && name !== "*" && name !== "-" && !/^\d+$/u.test(name));
  }

  // Every node a JSON Pointer may mean, seen from a record; classes of a union are not named in it.
  function atPointer(start, pointer) {
    const names = namesIn(pointer);
    for (let skip = 0; skip <= Math.min(names.length, 2); skip += 1) {
      // A validator of files writes /catalogs/0/entries/3 before what is a record here.
      if (skip > 0 && !WRAPPERS.includes(names[skip - 1])) break;
      const found = below([start], names.slice(skip));
      if (found.length > 0 && names.length > skip) return found;
    }
    return [];
  }

  // Of a pointer that means no node: the nearest above it that there is, which may be the record
  // itself, and the name that it lacks. `free`: it takes any name, as `extra` does.
  function nearest(start, pointer) {
    const names = namesIn(pointer);
    for (let kept = names.length - 1; kept > 0; kept -= 1) {
      const [node] = atPointer(start, `/${names.slice(0, kept).map(escaped).join("/")}`);
      if (node !== undefined) return { node, name: names[kept], free: node.field.free };
    }
    const name = names.find((each) => !WRAPPERS.includes(each)) ?? names.at(-1) ?? "";
    return { node: start, name, free: false };
  }

  const escaped = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

  function below(nodes, names) {
    return names.reduce(
      (level, name) => level.flatMap(named).filter((node) => node.label === name),
      nodes,
    );
  }

  // Fields right below a node, those of every class of a union among them.
  function named(node) {
    return children(node).flatMap((child) => (child.kind === "member" ? named(child) : [child]));
  }

  function titleOf(node) {
    return node.kind === "field" ? node.field.title : data.classes[node.owner].title;
  }

  function aboutOf(node) {
    return node.kind === "field" ? node.field.about : data.classes[node.owner].about;
  }

  // All that a search looks through, in both languages.
  function words(node) {
    const title = titleOf(node);
    const about = aboutOf(node);
    const codes = data.codelists[node.codelist ?? ""]?.codes ?? [];
    return [
      node.label,
      node.owner,
      title.zh,
      title.en,
      about.zh,
      about.en,
      node.field?.column ?? "",
      node.codelist ?? "",
      ...codes.flatMap((each) => [each.code, each.title.zh, each.title.en]),
    ]
      .join("\n")
      .toLowerCase();
  }

  // Nodes at and below a node that hold every word of a text.
  function search(node, text) {
    const wanted = text.toLowerCase().split(/\s+/u).filter(Boolean);
    const found = [];
    const waiting = [...children(node)];
    while (waiting.length > 0) {
      const next = waiting.shift();
      const said = words(next);
      if (wanted.every((word) => said.includes(word))) found.push(next);
      waiting.unshift(...children(next));
    }
    return found;
  }

  return { root, profiles, children, find, address, atPointer, nearest, search, titleOf, aboutOf };
};
