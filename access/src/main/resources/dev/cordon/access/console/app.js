import { el, fill, plain, byId } from "/dom.js";
import * as api from "/api.js";
import * as detail from "/detail.js";

const FILTERS = [
  ["all", "All", () => true],
  ["flagged", "Flagged", (r) => r.verdict === "malicious" || r.verdict === "suspicious"],
  ["quarantine", "Quarantined", (r) => r.action === "quarantine" && r.state !== "released"],
  ["undecided", "Undecided", (r) => r.verdict === "indeterminate"],
  ["released", "Released", (r) => r.state === "released"],
];
const ACTIONS = { leave: "left in place", mark: "marked", hold: "held", quarantine: "quarantined", junk: "moved to junk", remove: "removed", soft_delete: "deleted, recoverable", delete: "deleted for ever", restore: "put back" };
const STATES = { watching: "ok", polling: "ok", connecting: "wait", paused: "wait", denied: "bad", unreachable: "bad" };

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };

const rows = new Map();
let filter = "all";
let words = "";
let picked = "";
let standing;

const sorted = () => [...rows.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));

const shown = () => {
  const test = FILTERS.find((f) => f[0] === filter)[2];
  const needle = words.toLowerCase();
  return sorted().filter((r) => test(r) && (!needle
    || [r.from, r.display_name, r.subject, r.mailbox, ...r.reasons].some((t) => t.toLowerCase().includes(needle))));
};

const latency = (ms) => (ms < 0 ? "" : ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);
const sender = (r) => (r.display_name ? `${plain(r.display_name)} <${plain(r.from)}>` : plain(r.from) || "(no sender)");
const action = (r) => (r.state === "released" ? ["restore", "put back"] : r.state === "concluded" || r.state === "held" ? [r.action, ACTIONS[r.action]] : ["leave", r.state]);

const row = (r, fresh) => {
  const [kind, done] = action(r);
  return el("div", {
    class: `row${fresh ? " new" : ""}`, id: `m-${r.id}`, role: "option", "aria-selected": r.id === picked ? "true" : "false",
    onclick: () => { picked = r.id; open(r.id); },
  },
  el("span", { class: "verdict" }, el("span", { class: `badge ${r.verdict}` }, r.verdict)),
  el("div", { class: "what" }, el("div", { class: "subject" }, plain(r.subject) || "(no subject)"),
    el("div", { class: "from" }, sender(r)), r.reasons.length > 0 ? el("div", { class: "why" }, plain(r.reasons.join(" · "))) : ""),
  el("span", { class: "box", title: `${plain(r.mailbox)}, ${plain(r.connector)}` }, plain(r.mailbox)),
  el("span", { class: `action ${kind}` }, done),
  el("span", { class: "time" }, new Date(r.at).toLocaleTimeString([], CLOCK),
    el("div", { class: "ms" }, latency(r.latency_ms))));
};

// A row that did not change stays the same element: a press that began before an update and ends after it is still a click.
const made = new WeakMap();
const standingRow = (r, fresh) => {
  const before = byId(`m-${r.id}`);
  if (before === null || made.get(before) !== r) {
    const node = row(r, fresh);
    made.set(node, r);
    return node;
  }
  before.setAttribute("aria-selected", r.id === picked ? "true" : "false");
  return before;
};

const place = (list, nodes) => {
  const wanted = new Set(nodes);
  [...list.children].filter((n) => !wanted.has(n)).forEach((n) => n.remove());
  nodes.forEach((node, i) => { if (list.children[i] !== node) list.insertBefore(node, list.children[i] ?? null); });
};

const drawList = (fresh = new Set()) => {
  const visible = shown();
  place(byId("messages"), visible.slice(0, 500).map((r) => standingRow(r, fresh.has(r.id))));
  const empty = byId("empty");
  empty.hidden = visible.length > 0;
  empty.textContent = rows.size === 0 ? "No mail has arrived yet. The moment a message reaches a protected mailbox it appears here."
    : "No message fits this filter.";
  byId("messages").hidden = visible.length === 0;
  if (picked) byId("messages").setAttribute("aria-activedescendant", `m-${picked}`);
  drawChips();
  drawFigures();
};

const drawChips = () => {
  const all = [...rows.values()];
  const chips = byId("chips");
  if (chips.children.length === 0) {
    fill(chips, ...FILTERS.map(([id, name]) => el("button", { type: "button", onclick: () => { filter = id; drawList(); } },
      name, el("span", { class: "n" }, ""))));
  }
  FILTERS.forEach(([id, , test], i) => {
    chips.children[i].setAttribute("aria-pressed", id === filter ? "true" : "false");
    chips.children[i].querySelector(".n").textContent = String(all.filter(test).length);
  });
};

const figure = (value, name, tone = "") => el("div", { class: `figure ${tone}` }, el("b", {}, value), el("span", {}, name));

const drawFigures = () => {
  const all = [...rows.values()];
  const times = all.map((r) => r.latency_ms).filter((t) => t >= 0).sort((a, b) => a - b);
  const count = (test) => String(all.filter(test).length);
  const arrived = standing ? standing.mailboxes.reduce((sum, m) => sum + m.arrived, 0) : all.length;
  fill(byId("figures"), figure(String(Math.max(arrived, all.length)), "arrived"),
    figure(count((r) => r.action === "quarantine" && r.state !== "released"), "in quarantine", "red"),
    figure(count((r) => r.verdict === "suspicious"), "suspicious", "amber"),
    figure(count((r) => r.verdict === "clean" || r.verdict === "bulk"), "left in place", "green"),
    figure(count((r) => r.state === "released"), "put back"),
    figure(times.length > 0 ? latency(times[Math.floor(times.length / 2)]) : "–", "median time"));
};

// Each day as counted again from what the provider lists: a hole is red, whatever became of it.
const coverage = (days) => el("span", { class: "days" }, ...days.slice().reverse().map((d) => el("span", {
  class: `day ${d.missed > 0 ? "hole" : "whole"}`,
  title: d.missed > 0
    ? `${d.day}: ${d.missed} of ${d.listed} had not been told of by the provider; they were looked at when this was found`
    : `${d.day}: all ${d.listed} listed messages were looked at`,
})));

const older = (b) => {
  const done = Math.max(0, b.handed - b.open);
  return `older mail ${b.state}: ${done} of ${b.listed}, ${b.flagged} flagged${b.act ? ", acting" : ""}`;
};

const drawStanding = () => {
  const mode = byId("mode");
  mode.hidden = !standing.dry_run;
  mode.textContent = "dry run: nothing is moved";
  fill(byId("mailboxes"), ...standing.mailboxes.map((m) => el("li", {},
    el("span", { class: `dot ${STATES[m.state] || "wait"}`, title: m.state }),
    el("span", { class: "addr" }, plain(m.mailbox), el("small", {}, plain(m.connector), " · ", plain(m.words ? `${m.state}: ${m.words}` : m.state)),
      ...(standing.backfills ?? []).filter((b) => b.mailbox === m.mailbox && b.connector === m.connector)
        .map((b) => el("small", {}, plain(older(b)))), coverage(m.days)),
    el("span", { class: "n", title: `${m.inspected} of ${m.arrived} inspected` }, `${m.inspected}/${m.arrived}`))));
  const alarms = byId("alarms");
  alarms.hidden = standing.alarms.length === 0;
  fill(alarms, ...standing.alarms.slice(0, 5).map((a) => el("div", {}, plain(a))));
  drawFigures();
};

let ledgerAsked = 0;
const drawLedger = async () => {
  const mine = ledgerAsked += 1;
  let l;
  try {
    l = await api.ledger();
  } catch {
    return;
  }
  if (mine !== ledgerAsked) return;
  const state = l.verified === "yes" ? ["ok", "Verified"] : l.verified === "no" ? ["bad", "Does not verify"] : ["wait", "Not verified yet"];
  fill(byId("ledger"), el("div", { class: "ledger-state" }, el("span", { class: `dot ${state[0]}` }), state[1]),
    el("dl", {}, el("dt", {}, "Entries"), el("dd", {}, l.size.toLocaleString()),
      el("dt", {}, "Root"), el("dd", {}, el("code", { title: l.root }, l.root ? `${l.root.slice(0, 16)}…` : "none yet")),
      el("dt", {}, "Checkpoint"), el("dd", {}, l.at ? new Date(l.at).toLocaleTimeString([], CLOCK) : "none yet"),
      ...(l.words ? [el("dt", {}, "Check"), el("dd", {}, plain(l.words))] : []),
      ...(l.command ? [el("dt", {}, "Yourself"), el("dd", {}, el("code", {}, l.command))] : [])));
};

const open = (id) => {
  drawList();
  detail.open(id);
};

const move = (by) => {
  const list = shown();
  if (list.length === 0) return;
  const at = list.findIndex((r) => r.id === picked);
  picked = list[Math.min(list.length - 1, Math.max(0, at + by))].id;
  drawList();
  byId(`m-${picked}`)?.scrollIntoView({ block: "nearest" });
  if (detail.current()) open(picked);
};

document.addEventListener("keydown", (e) => {
  if (e.key === "Escape" && detail.current()) { detail.close(); return; }
  if (e.target instanceof HTMLInputElement) {
    if (e.key === "Escape") e.target.blur();
    return;
  }
  if (e.ctrlKey || e.metaKey || e.altKey || byId("main").hidden) return;
  if (e.key === "ArrowDown" || e.key === "j") { e.preventDefault(); move(1); }
  else if (e.key === "ArrowUp" || e.key === "k") { e.preventDefault(); move(-1); }
  else if (e.key === "Enter" && picked && e.target === byId("messages")) open(picked);
  else if (e.key === "/") { e.preventDefault(); byId("search").focus(); }
});
byId("search").addEventListener("input", (e) => { words = e.target.value; drawList(); });

const start = async () => {
  if (!await api.enter()) {
    byId("gate").hidden = false;
    byId("dot").className = "dot";
    byId("live").textContent = "closed";
    return;
  }
  byId("main").hidden = false;
  drawList();
  let checking = 0;
  api.events({
    state: (s) => {
      byId("dot").className = `dot ${s === "live" ? "ok" : "bad"}`;
      byId("live").textContent = s === "live" ? "live" : "connection lost, trying again";
    },
    standing: (s) => {
      standing = s;
      drawStanding();
      clearTimeout(checking);
      checking = setTimeout(drawLedger, 400);
    },
    rows: (changed) => {
      const fresh = new Set(changed.filter((r) => !rows.has(r.id)).map((r) => r.id));
      // Every connection begins with the whole state: what is told again unchanged is not a change.
      changed.filter((r) => JSON.stringify(rows.get(r.id)) !== JSON.stringify(r)).forEach((r) => rows.set(r.id, r));
      drawList(fresh.size < 30 ? fresh : new Set());
      if (changed.some((r) => r.id === detail.current())) detail.refresh(detail.current());
    },
  });
  drawLedger();
};

start().catch((e) => {
  byId("live").textContent = e.message;
  byId("dot").className = "dot bad";
});
