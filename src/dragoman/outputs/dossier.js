// Nothing here is needed to read the page: it opens folds that a link leads into, makes the counts
// buttons that choose, steps through the differences with j and k, and shows the help with ?.
"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const counts = target.closest("[hidden]")?.closest("section").querySelector(".counts");
    if (counts) choose(counts, "");
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    target.scrollIntoView();
  };
  const choose = (counts, key) => {
    const section = counts.closest("section");
    section.querySelectorAll(`.${counts.dataset.what}`).forEach((one) => { one.hidden = Boolean(key) && one.dataset.verdict !== key; });
    section.querySelectorAll(".fold").forEach((fold) => {
      const some = fold.querySelector(".difference:not([hidden])");
      fold.hidden = !some;
      if (key && some) fold.open = true;
    });
    section.querySelectorAll("tbody").forEach((one) => { one.hidden = Boolean(key) && !one.querySelector(".row:not([hidden])"); });
    counts.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one.value === key)));
  };
  all(".counts").forEach((counts) => {
    const button = (text, key) => {
      const made = document.createElement("button");
      Object.assign(made, { type: "button", textContent: text, value: key });
      made.addEventListener("click", () => choose(counts, key));
      return made;
    };
    const chosen = [...counts.querySelectorAll("[data-choose]")].map((one) => button(one.textContent, one.dataset.choose));
    counts.replaceChildren(button(counts.dataset.all, ""), ...chosen);
    choose(counts, "");
  });
  all("[data-go]").forEach((link) => link.addEventListener("click", () => {
    choose(document.querySelector("#differences .counts"), link.dataset.go);
  }));

  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  const step = (by) => {
    const shown = all(".difference").filter((one) => one.getClientRects().length);
    if (!shown.length) return;
    const here = shown.indexOf(document.activeElement.closest(".difference"));
    const next = here < 0 ? (by > 0 ? 0 : shown.length - 1) : (here + by + shown.length) % shown.length;
    shown[next].focus({ preventScroll: true });
    shown[next].scrollIntoView({ block: "start" });
  };

  const help = document.getElementById("help");
  const float = (on) => { help.classList.toggle("floating", on); help.open = on; };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "?": () => float(!help.classList.contains("floating")),
    Escape: () => { if (help.classList.contains("floating")) float(false); },
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (Object.hasOwn(keys, event.key)) keys[event.key]();
  });

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details.fold:not([open])");
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));
})();
