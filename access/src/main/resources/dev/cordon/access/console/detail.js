import { el, fill, plain, byId, toast } from "/dom.js";
import * as api from "/api.js";

const MARKS = { true: "●", false: "○", unknown: "?" };
const TRUTHS = { true: "holds", false: "does not hold", unknown: "could not be found out" };
const STATES = {
  done: "done, and seen to be done", already: "was so already", gone: "the copy no longer exists",
  refused: "refused, nothing was changed", not_seen: "acted, but looking again did not show it",
};

const cite = (where) => el("code", { class: "cite" },
  el("span", { class: "at" }, `bytes ${where.start}–${where.end}`), where.bytes === undefined ? "" : where.bytes);

const branch = (proof) => {
  if (proof.fact !== undefined) {
    return el("li", {}, el("code", { class: "fact" }, proof.fact), ` = ${plain(proof.value)}`, ...proof.where.map(cite));
  }
  if (proof.gap !== undefined) {
    return el("li", {}, el("code", { class: "gap" }, `? ${proof.gap}`), ` ${plain(proof.what)}`, ...proof.where.map(cite));
  }
  const item = el("li", {}, el("span", { class: `truth ${proof.truth}`, title: TRUTHS[proof.truth] }, MARKS[proof.truth]), plain(proof.words));
  if (proof.because.length > 0) item.append(el("ul", { class: "tree" }, ...proof.because.map(branch)));
  return item;
};

const finding = (rule, open) => el("details", { class: "finding", open, "data-rule": rule.rule_id },
  el("summary", {}, el("span", { class: `badge ${rule.truth === "unknown" ? "indeterminate" : tone(rule.severity)}` },
    rule.truth === "unknown" ? "undecided" : rule.severity), plain(rule.name), el("code", { class: "id" }, plain(rule.rule_id))),
  el("ul", { class: "tree" }, branch(rule.proof)));

const tone = (severity) => (severity === "low" ? "bulk" : severity === "medium" ? "suspicious" : "malicious");

const releaseForm = (message, again) => {
  const reason = el("input", { id: "why", required: true, maxlength: "500", placeholder: "For example: the supplier confirmed it by phone", autocomplete: "off" });
  const button = el("button", { class: "primary", type: "submit" }, "Put it back");
  return el("form", {
    class: "release",
    onsubmit: async (e) => {
      e.preventDefault();
      button.disabled = true;
      try {
        const receipt = await api.release(message.id, reason.value.trim());
        toast(`Put back: ${STATES[receipt.state] || receipt.state}.`);
        await again();
      } catch (trouble) {
        toast(trouble.message);
        button.disabled = false;
      }
    },
  }, el("label", { for: "why" }, "Release this message"),
  el("p", {}, "It goes back to where it was. Your reason is written into the ledger and cannot be changed later."),
  el("div", { class: "line" }, reason, button));
};

const receipt = (r) => el("li", {}, el("span", { class: `dot ${r.state === "done" || r.state === "already" ? "ok" : r.state === "gone" ? "wait" : "bad"}` }),
  el("span", {}, `${r.action}: ${STATES[r.state] || r.state}`, el("br"), el("small", { class: "from" }, `${r.before} → ${r.after}, ${new Date(r.at).toLocaleTimeString([], { hourCycle: "h23" })}`)));

// Ours and the provider's, side by side: only what our own border wrote, or a trusted domain sealed, is listed.
const sender = (r) => el("li", {}, el("span", { class: `dot ${r.result === "pass" ? "ok" : r.result === "fail" || r.result === "permerror" ? "bad" : "wait"}` }),
  el("span", {}, `${r.method.toUpperCase()} ${r.result}${r.by === "provider" ? ", says the provider" : ""} `, el("code", {}, plain(r.domain)),
    el("br"), el("small", { class: "from" }, plain(r.reason))));

const render = (m, close, again) => {
  const panel = byId("detail");
  const held = ["quarantine", "hold", "remove", "mark"].includes(m.action) && m.state !== "released";
  fill(panel,
    el("header", {}, el("div", {}, el("span", { class: `badge ${m.verdict}` }, m.verdict), " ",
      el("span", { class: "tag" }, m.state), el("h1", {}, plain(m.subject) || "(no subject)"),
      el("p", { class: "from" }, plain(m.from)), el("p", { class: "from" }, `to ${plain(m.mailbox)}${m.connector ? `, ${plain(m.connector)}` : ""}`)),
    el("button", { class: "close", "aria-label": "Close", onclick: close }, "×")),
    el("p", { class: "lead" }, el("span", { class: `action ${m.action}` }, m.action), ` because ${plain(m.policy_reason)} `,
      el("code", {}, plain(m.policy_rule))),
    m.stopped ? el("p", { class: "alarms" }, `Not carried out: ${plain(m.stopped)}`) : "",
    held ? releaseForm(m, again) : "",
    el("h2", {}, m.rules.length > 0 ? "Why" : "Why nothing was found"),
    ...(m.rules.length > 0 ? m.rules.map((r, i) => finding(r, i < 3)) : [el("ul", { class: "tree" }, branch(m.proof))]),
    ...(m.gaps.length > 0 ? [el("h2", {}, "What could not be found out"),
      el("ul", { class: "tree" }, ...m.gaps.map((g) => el("li", {}, el("code", { class: "gap" }, `? ${g.gap}`), ` ${plain(g.what)}`)))] : []),
    ...(m.senders.length > 0 ? [el("h2", {}, "Who sent it"), el("ul", { class: "receipts" }, ...m.senders.map(sender))] : []),
    ...(m.receipts.length > 0 ? [el("h2", {}, "What was done"), el("ul", { class: "receipts" }, ...m.receipts.map(receipt))] : []),
    el("h2", {}, "Identity"),
    el("dl", {}, el("dt", {}, "Message-ID"), el("dd", {}, el("code", {}, plain(m.message_id) || "none")),
      el("dt", {}, "SHA-256"), el("dd", {}, el("code", {}, m.sha256)), el("dt", {}, "Size"), el("dd", {}, `${m.bytes.toLocaleString()} bytes`),
      el("dt", {}, "Score"), el("dd", {}, m.score.toFixed(2))));
  panel.hidden = false;
};

// What a person has in hand while the pane is drawn again: a half-written reason, where they read, what they folded, where the keys go.
const kept = (panel) => {
  const why = panel.querySelector("#why");
  return {
    why: why === null ? "" : why.value, from: why === null ? 0 : why.selectionStart, to: why === null ? 0 : why.selectionEnd,
    writing: why !== null && document.activeElement === why, inside: panel.contains(document.activeElement), top: panel.scrollTop,
    folds: new Map([...panel.querySelectorAll("details")].map((d) => [d.dataset.rule, d.open])),
  };
};

const giveBack = (panel, had) => {
  const why = panel.querySelector("#why");
  if (why !== null) why.value = had.why;
  panel.querySelectorAll("details").forEach((d) => { d.open = had.folds.get(d.dataset.rule) ?? d.open; });
  panel.scrollTop = had.top;
  if (why !== null && had.writing) {
    why.focus({ preventScroll: true });
    why.setSelectionRange(had.from, had.to);
  } else if (had.inside) panel.querySelector(".close").focus({ preventScroll: true });
};

// Answers come late and in any order. `turn` counts what the person did (open, close): an answer to an earlier turn is dropped, so that
// nothing reopens what was closed. `asked` and `drawn` order the answers within a turn: an older one never replaces a newer one.
let opened = "";
let turn = 0;
let asked = 0;
let drawn = 0;

export const current = () => opened;

const look = async (first) => {
  const [mine, number, id] = [turn, asked += 1, opened];
  try {
    const found = await api.inspection(id);
    if (mine !== turn || number < drawn) return;
    const panel = byId("detail");
    const fresh = panel.hidden || panel.dataset.id !== id;
    const had = kept(panel);
    drawn = number;
    panel.dataset.id = id;
    render(found, close, () => refresh(id));
    if (fresh) {
      panel.scrollTop = 0;
      panel.querySelector(".close").focus({ preventScroll: true });
    } else giveBack(panel, had);
  } catch (trouble) {
    if (mine !== turn) return;
    toast(trouble.message);
    if (first) close();
  }
};

export const open = (id) => {
  turn += 1;
  opened = id;
  return look(true);
};

// Draws the message again if it is still the one that is open.
export const refresh = async (id) => {
  if (opened === id) await look(false);
};

export const close = () => {
  turn += 1;
  opened = "";
  byId("detail").hidden = true;
  byId("messages").focus();
};
