// What the pages do beyond plain HTML: keys, evidence lit without a new page, judgements without one, days chosen by dragging.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const editing = (target) => target.closest("input, select, textarea, [contenteditable]");

  // On a phone the pages' names scroll sideways; the one that is open is to be seen.
  const open = document.querySelector(".top nav [aria-current]");
  if (open) open.parentElement.scrollLeft = open.offsetLeft - open.parentElement.offsetLeft - 60;

  // Keys: j and k go from item to item, Enter follows an item's words, a r u judge, / searches.
  const step = (by) => {
    const items = all(".item").filter((item) => item.offsetParent !== null);
    if (!items.length) return;
    const here = document.activeElement && document.activeElement.closest(".item");
    const next = here ? items.indexOf(here) + by : by > 0 ? 0 : items.length - 1;
    const item = items[Math.max(0, Math.min(items.length - 1, next))];
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };
  const press = (judgement) => {
    const item = document.activeElement && document.activeElement.closest(".item");
    const button = item && item.querySelector(`.review button[value=${judgement}]`);
    if (button) button.click();
  };
  const keys = {
    j: () => step(1), k: () => step(-1), ArrowDown: null, ArrowUp: null,
    a: () => press("accept"), r: () => press("reject"), u: () => press("undecided"),
    "/": () => { const field = document.querySelector("input[name=q]"); if (field) field.focus(); else location.href = "/search"; },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || editing(event.target)) return;
    const item = event.target.classList && event.target.classList.contains("item") ? event.target : null;
    if (item && event.key === "Enter") {
      const link = [".evidence", ".contest .where a", ".where a", "td a", "a"].map((each) => item.querySelector(each)).find(Boolean);
      if (link) link.click();
    } else if (item && event.key === "ArrowDown") { step(1); event.preventDefault(); }
    else if (item && event.key === "ArrowUp") { step(-1); event.preventDefault(); }
    else if (keys[event.key]) { keys[event.key](); event.preventDefault(); }
  });

  // A report: an item's words are lit and scrolled to; a click on words finds the item beside them.
  const text = document.getElementById("text");
  const light = (item, scroll) => {
    all(".lit", text).forEach((piece) => piece.classList.remove("lit"));
    const backing = all(`[data-backs~="${CSS.escape(item)}"]`, text);
    backing.forEach((piece) => piece.classList.add("lit"));
    all(".record [aria-current]").forEach((each) => each.removeAttribute("aria-current"));
    all(`.record article[data-item="${CSS.escape(item)}"]`).forEach((each) => each.setAttribute("aria-current", "true"));
    if (scroll && backing[0]) backing[0].scrollIntoView({ block: "center" });
    return backing.length > 0;
  };
  if (text) {
    document.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      const link = event.target.closest("a.evidence");
      if (!link) return;
      const item = link.dataset.item || link.closest("[data-item]").dataset.item;
      if (light(item, true)) { history.replaceState(null, "", link.href.replace(/#.*/, "") + "#" + item); event.preventDefault(); }
    });
    text.addEventListener("click", (event) => {
      const piece = event.target.closest("[data-items]");
      if (!piece || String(getSelection())) return;
      const item = piece.dataset.items.split(" ")[0];
      light(item, false);
      const beside = all(`.record article[data-item="${CSS.escape(item)}"]`).pop();
      if (beside) beside.scrollIntoView({ block: "nearest" });
      else location.href = `/report?${new URLSearchParams({ id: text.dataset.report, item })}#lit`;
    });
    const named = () => { const item = decodeURIComponent(location.hash.slice(1)); if (item && item !== "lit") light(item, true); };
    addEventListener("hashchange", named);
    named();
  }

  // A judgement is sent as the form would send it, and shown where it was given.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches(".review") || !event.submitter) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const output = form.querySelector("output");
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
      const kept = await answer.json();
      if (!answer.ok) throw new Error(kept.detail);
      all("button", form).forEach((each) => each.setAttribute("aria-pressed", String(each.value === kept.judgement)));
      output.textContent = `${kept.judgement} by ${kept.reviewer}, ${kept.at.replace("T", " ").replace("Z", " UTC")}`;
    } catch (error) {
      output.textContent = `not kept: ${error.message}`;
    }
  });

  // Forms leave out what is empty, so that addresses stay short.
  all("form.filters").forEach((form) => form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  }));

  // A timeline: dragging over bars chooses the time from the first to the last of them.
  all("svg.time").forEach((chart) => {
    const bars = all("a[data-since]", chart);
    const at = (event) => bars.findIndex((bar) => { const box = bar.querySelector(".ground").getBoundingClientRect(); return event.clientX >= box.left && event.clientX < box.right; });
    const pick = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    pick.setAttribute("class", "pick"); pick.setAttribute("height", "168");
    let from = -1, to = -1, dragged = false;
    const draw = () => {
      const [first, last] = [Math.min(from, to), Math.max(from, to)].map((n) => bars[n].querySelector(".ground"));
      const x = Number(first.getAttribute("x"));
      pick.setAttribute("x", x);
      pick.setAttribute("width", Number(last.getAttribute("x")) + Number(last.getAttribute("width")) - x);
      chart.append(pick);
    };
    chart.addEventListener("dragstart", (event) => event.preventDefault());
    chart.addEventListener("pointerdown", (event) => { if (event.button === 0 && event.pointerType === "mouse") { from = to = at(event); dragged = false; } });
    chart.addEventListener("pointermove", (event) => {
      const now = at(event);
      if (from < 0 || now < 0 || !(event.buttons & 1) || now === to) return;
      to = now; dragged = true; draw();
    });
    chart.addEventListener("pointerup", () => {
      if (from >= 0 && dragged) {
        const [first, last] = [Math.min(from, to), Math.max(from, to)];
        const address = new URL(location.href);
        address.searchParams.set("since", bars[first].dataset.since);
        address.searchParams.set("until", bars[last].dataset.until);
        address.searchParams.delete("page");
        location.href = address.href;
      }
      from = -1;
    });
    chart.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);
  });
})();
