// Builds elements. Every text becomes a text node: nothing from a message is ever read as markup.

export const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((c) => c !== "" && c !== undefined));
  return node;
};

// Invisible and direction-changing characters are written out, so that a subject reads as its bytes are ordered.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

export const plain = (text) => String(text).replace(HIDDEN, (c) =>
  c === "\n" || c === "\t" || c === "\r" ? " " : `<U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`);

export const byId = (id) => document.getElementById(id);

export const fill = (node, ...children) => node.replaceChildren(...children);

let hiding = 0;
export const toast = (words) => {
  const node = byId("toast");
  node.textContent = words;
  node.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { node.hidden = true; }, 5000);
};
