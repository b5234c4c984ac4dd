// Keeps verdicts in this browser as they are given, and writes them as the JSON lines `dragoman audit` reads.
"use strict";
(() => {
  const items = [...document.querySelectorAll(".item")];
  const keyOf = (item) => { const told = JSON.parse(item.dataset.verdict); return `audit ${told.story} ${told.line} ${told.shown}`; };
  const radios = (item) => [...item.querySelectorAll("input[type=radio]")];
  const given = (item) => radios(item).find((one) => one.checked)?.value;
  const note = (item) => item.querySelector("input[type=text]");
  const count = () => {
    document.getElementById("progress").textContent = `${items.filter(given).length} of ${items.length} judged`;
  };
  const keep = (item) => {
    try { localStorage.setItem(keyOf(item), JSON.stringify([given(item) ?? "", note(item).value])); } catch { /* private window */ }
    count();
  };
  const recall = (item) => {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(keyOf(item))); } catch { /* private window */ }
    if (!kept) return;
    radios(item).forEach((one) => { one.checked = one.value === kept[0]; });
    note(item).value = kept[1];
  };
  const go = (item) => { item?.focus({ preventScroll: true }); item?.scrollIntoView({ block: "nearest" }); };
  items.forEach((item) => { recall(item); item.addEventListener("input", () => keep(item)); });
  document.getElementById("save").addEventListener("click", () => {
    const rows = items.filter(given).map((item) => JSON.stringify({ ...JSON.parse(item.dataset.verdict), verdict: given(item), note: note(item).value }));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([rows.map((row) => `${row}\n`).join("")], { type: "application/jsonl" }));
    link.download = "audit.jsonl";
    link.click();
    URL.revokeObjectURL(link.href);
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.type === "text") return;
    const here = items.indexOf(document.activeElement?.closest(".item"));
    if (event.key === "j") go(items[here + 1]);
    if (event.key === "k") go(items[Math.max(here - 1, 0)]);
    const chosen = here < 0 ? null : radios(items[here]).find((one) => one.value[0] === event.key);
    if (!chosen) return;
    chosen.checked = true;
    keep(items[here]);
    go(items[here + 1]);
  });
  count();
})();
