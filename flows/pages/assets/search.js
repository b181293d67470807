// The search of a release: reports and indicators, with every value a link to its place in the text.
(() => {
  const box = document.querySelector("[data-search]"), results = document.querySelector("[data-results]"), live = document.querySelector("[data-search-live]");
  const source = document.currentScript.dataset.index;
  const MOST_NAMES = 30, MOST_VALUES = 12;
  let entries = null, loading = null;
  const english = () => document.documentElement.dataset.lang === "en";

  function load() {
    loading ??= new Promise((done) => {
      const script = document.createElement("script");
      script.src = source;
      script.addEventListener("load", () => { prepare(window.GONGBAO_SEARCH); done(); });
      document.head.append(script);
    });
    return loading;
  }

  function prepare({ reports, names, kinds }) {
    const areas = reports.map(([id, zh, en, year, title]) => ({ id, zh, en, year, hay: `${id} ${zh} ${en} ${year} ${title}`.toLowerCase() }));
    const indicators = names.map(([zh, code, en, other, values]) => ({ zh, code, en, values, hay: `${zh} ${code} ${en} ${other}`.toLowerCase() }));
    entries = { areas, indicators, kinds };
  }

  function matches(words) {
    const reports = entries.areas.filter((one) => words.every((word) => one.hay.includes(word)));
    const indicators = [];
    for (const one of entries.indicators) {
      const left = words.filter((word) => !one.hay.includes(word));
      if (left.length === words.length) continue;
      const values = left.length ? one.values.filter((value) => left.every((word) => entries.areas[value[0]].hay.includes(word))) : one.values;
      if (values.length) indicators.push({ ...one, values });
    }
    indicators.sort((a, b) => !a.code - !b.code || b.values.length - a.values.length);
    return { reports, indicators };
  }

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  const called = (report) => `${english() ? report.en : report.zh} ${report.year}`;

  function valueItem([place, anchor, kind, period, zh, en]) {
    const report = entries.areas[place];
    const link = element("a", { href: `reports/${report.id}.html#obs-${report.id}${anchor}`, class: entries.kinds[kind] });
    link.append(element("span", { class: "where" }, called(report)), element("i", { class: "cue", "aria-hidden": "true" }), element("b", {}, english() ? en ?? zh : zh), element("small", {}, period));
    return element("li", {}, link);
  }

  function show() {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length || !entries) { results.replaceChildren(); live.textContent = ""; return; }
    const { reports, indicators } = matches(words);
    const parts = [];
    if (reports.length) parts.push(element("ul", { class: "found-reports" }, ...reports.slice(0, MOST_NAMES).map((one) => element("li", {}, element("a", { href: `reports/${one.id}.html` }, called(one))))));
    for (const one of indicators.slice(0, MOST_NAMES)) {
      const head = element("h3", {}, english() && one.en ? one.en : one.zh, " ", element("small", {}, one.code));
      const more = one.values.length - MOST_VALUES;
      parts.push(element("section", { class: "found" }, head, element("ul", {}, ...one.values.slice(0, MOST_VALUES).map(valueItem), ...(more > 0 ? [element("li", { class: "quiet" }, english() ? `${more} more` : `另有 ${more} 个`)] : []))));
    }
    const said = english() ? `${reports.length} reports, ${indicators.length} indicators` : `${reports.length} 份报告，${indicators.length} 个指标`;
    results.replaceChildren(element("p", { class: "quiet" }, said), ...parts);
    live.textContent = said;
  }

  box.addEventListener("focus", load, { once: true });
  box.addEventListener("input", () => load().then(show));
  document.addEventListener("gongbao:lang", show);
  if (location.hash === "#search") box.focus();
})();
