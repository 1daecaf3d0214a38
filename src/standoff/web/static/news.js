// Notifications of the browser for what `standoff watch` finds while a page is open. Nothing is asked before the button is pressed.
"use strict";
(() => {
  const button = document.getElementById("tell");
  if (!button || !("Notification" in window)) return;
  const [EVERY, MOST] = [60_000, 5];
  const moment = `standoff news ${button.dataset.crisis}`; // when the last news were found; there while notifications are wanted
  const wanted = () => localStorage.getItem(moment) !== null && Notification.permission === "granted";

  const ask = async (since) => {
    const answer = await fetch("/api/news" + (since === null ? "" : `?since=${encodeURIComponent(since)}`));
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };
  const show = (title, body, tag, address) => {
    const made = new Notification(title, { body, tag });
    made.onclick = () => { window.focus(); location.href = address; made.close(); };
  };
  const tell = (each) => {
    const voice = each.statement || each.contest;
    const at = voice.spans.map((span) => span.join("-")).join(" ");
    const query = new URLSearchParams({ id: voice.report, item: voice.statement, at });
    show(each.title, `“${voice.words}” (${voice.outlet || voice.report})`, each.id, `/report?${query}#lit`);
  };
  const look = async () => {
    if (!wanted()) return;
    const since = localStorage.getItem(moment);
    const found = await ask(since).catch(() => null);
    if (!found || localStorage.getItem(moment) !== since) return; // no answer, or another page was quicker
    localStorage.setItem(moment, found.moment);
    if (found.news.length > MOST) show(`${found.news.length} news`, found.news.at(-1).title, moment, "/disputes");
    else found.news.forEach(tell);
  };

  const draw = () => {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(wanted()));
    button.textContent = wanted() ? "Stop notifying me of what is new" : "Notify me of what is new";
  };
  button.addEventListener("click", async () => {
    if (wanted()) localStorage.removeItem(moment);
    else if ((await Notification.requestPermission()) === "granted") {
      const found = await ask(null).catch(() => null);
      if (found) localStorage.setItem(moment, found.moment);
    }
    draw();
  });
  draw();
  look();
  setInterval(look, EVERY);
})();
