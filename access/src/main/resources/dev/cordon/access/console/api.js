// Talks to Cordon's own API on the same address, and to nothing else.

let csrf = "";

export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

const ask = async (path, options = {}) => {
  const response = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, body.error || `Cordon answered ${response.status}`);
  return body;
};

const send = (path, body) => ask(path, {
  method: "POST",
  headers: { "Content-Type": "application/json", "X-Cordon-Csrf": csrf },
  body: JSON.stringify(body),
});

// The one-time key stands behind the #, which browsers never send; it is traded for a cookie and removed from the address.
export const enter = async () => {
  const key = new URLSearchParams(location.hash.slice(1)).get("key");
  if (key) {
    history.replaceState(null, "", location.pathname);
    try {
      csrf = (await send("/api/session", { key })).csrf;
      return true;
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
    }
  }
  try {
    csrf = (await ask("/api/session")).csrf;
    return true;
  } catch (e) {
    if (e instanceof Refused && e.status === 401) return false;
    throw e;
  }
};

export const inspection = (id) => ask(`/api/inspection/${encodeURIComponent(id)}`);
export const ledger = () => ask("/api/ledger");
export const release = (id, reason) => send("/api/release", { id, reason });

// Server-sent events; the browser reconnects by itself and every connection begins with the whole state.
export const events = (heard) => {
  const source = new EventSource("/api/events");
  source.addEventListener("standing", (e) => heard.standing(JSON.parse(e.data)));
  source.addEventListener("rows", (e) => heard.rows(JSON.parse(e.data)));
  source.addEventListener("open", () => heard.state("live"));
  source.addEventListener("error", () => heard.state("lost"));
  return source;
};
