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

const finding = (rule, open) => el("details", { class: "finding", open },
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
        again();
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

const render = (m, close, again) => {
  const panel = byId("detail");
  const held = ["quarantine", "hold", "remove", "mark"].includes(m.action) && m.state !== "released";
  fill(panel,
    el("header", {}, el("div", {}, el("span", { class: `badge ${m.verdict}` }, m.verdict), " ",
      el("span", { class: "tag" }, m.state), el("h1", {}, plain(m.subject) || "(no subject)"),
      el("p", { class: "from" }, plain(m.from)), el("p", { class: "from" }, `to ${plain(m.mailbox)}`)),
    el("button", { class: "close", "aria-label": "Close", onclick: close }, "×")),
    el("p", { class: "lead" }, el("span", { class: `action ${m.action}` }, m.action), ` because ${plain(m.policy_reason)} `,
      el("code", {}, plain(m.policy_rule))),
    m.stopped ? el("p", { class: "alarms" }, `Not carried out: ${plain(m.stopped)}`) : "",
    held ? releaseForm(m, again) : "",
    el("h2", {}, m.rules.length > 0 ? "Why" : "Why nothing was found"),
    ...(m.rules.length > 0 ? m.rules.map((r, i) => finding(r, i < 3)) : [el("ul", { class: "tree" }, branch(m.proof))]),
    ...(m.gaps.length > 0 ? [el("h2", {}, "What could not be found out"),
      el("ul", { class: "tree" }, ...m.gaps.map((g) => el("li", {}, el("code", { class: "gap" }, `? ${g.gap}`), ` ${plain(g.what)}`)))] : []),
    ...(m.receipts.length > 0 ? [el("h2", {}, "What was done"), el("ul", { class: "receipts" }, ...m.receipts.map(receipt))] : []),
    el("h2", {}, "Identity"),
    el("dl", {}, el("dt", {}, "Message-ID"), el("dd", {}, el("code", {}, plain(m.message_id) || "none")),
      el("dt", {}, "SHA-256"), el("dd", {}, el("code", {}, m.sha256)), el("dt", {}, "Size"), el("dd", {}, `${m.bytes.toLocaleString()} bytes`),
      el("dt", {}, "Score"), el("dd", {}, m.score.toFixed(2))));
  panel.hidden = false;
  panel.scrollTop = 0;
};

export const show = async (id, close) => {
  const again = () => show(id, close);
  try {
    render(await api.inspection(id), close, again);
    byId("detail").querySelector(".close").focus({ preventScroll: true });
  } catch (trouble) {
    toast(trouble.message);
    close();
  }
};
