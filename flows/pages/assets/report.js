// The page of a report: marks and rows, each leading to the other; filters; walking by keyboard; links to any number.
(() => {
  const root = document.documentElement;
  const data = JSON.parse(document.getElementById("data").textContent);
  const article = document.querySelector(".text"), panel = document.querySelector(".panel"), list = document.querySelector("[data-rows]");
  const reading = document.querySelector("[data-reading]"), live = document.querySelector("[data-live]"), shownCount = document.querySelector("[data-shown]");
  const sheet = document.querySelector("[data-sheet]"), sheetTitle = document.querySelector("[data-sheet-title]");
  const marks = [...article.querySelectorAll("mark[data-n]")].sort((a, b) => a.dataset.n - b.dataset.n);
  const links = marks.map((mark) => mark.querySelector("a"));
  const rowOf = new Map(data.rows.map((row, place) => [row.i, place]));
  const rowsAt = new Map();
  data.rows.forEach((row, place) => rowsAt.set(row.n, [...(rowsAt.get(row.n) ?? []), place]));
  const upperOf = (n) => { let at = n; while (at > 0 && !rowsAt.has(at) && data.marks[at][1] === "observation") at--; return at; };
  const english = () => root.dataset.lang === "en";
  const pick = (zh, en) => (english() ? en : zh);
  const W = window.GONGBAO_WORDS;
  const say = (kind, value) => { const found = W[kind][value]; return found ? found[english() ? 1 : 0] : value; };
  let selected = null; // {mark, row}

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  }

  function drawing(shape, wide) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", wide ? "line wide-line" : "line");
    svg.setAttribute("viewBox", "0 0 30 14");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `#g-${shape}`);
    svg.append(use);
    return svg;
  }

  // ---- the reading of one number
  const line = (label, ...value) => [element("dt", {}, label), element("dd", {}, ...value)];

  function sentence(n) {
    const block = marks[n].closest("p, h3, h4, h5, h6");
    const before = new Range();
    before.setStart(block, 0);
    before.setEndBefore(marks[n]);
    const text = block.textContent, at = before.toString().length;
    const first = Math.max(text.lastIndexOf("。", at), text.lastIndexOf("；", at)) + 1;
    const last = Math.min(...["。", "；"].map((end) => text.indexOf(end, at)).filter((end) => end >= 0), text.length);
    const start = Math.max(first, at - 80), end = Math.min(last, at + 120);
    const shown = text.slice(start, end);
    return (start > first ? "…" + shown.replace(/^[，、：]/, "") : shown) + (end < last ? "…" : "");
  }

  function details(row) {
    const found = [];
    if (row.k === "rank") {
      found.push(...line(pick("位次", "Rank"), row.type === "top" ? pick(`前 ${row.rank} 位`, `Top ${row.rank}`) : pick(`第 ${row.rank} 位`, `No. ${row.rank}`), row.size ? pick(`，共 ${row.size} 个`, ` of ${row.size}`) : ""));
      if (row.of && rowOf.has(row.of)) found.push(...line(pick("所限定的数", "Qualifies"), jump(rowOf.get(row.of))));
    } else {
      found.push(...line(pick("限定", "Comparator"), say("comparator", row.c)));
      found.push(...line(pick("种类", "Measure"), say("measure", row.m)));
      if (row.u) found.push(...line(pick("单位", "Unit"), row.u, row.b ? element("span", { class: "quiet" }, ` = ${row.b}`) : ""));
      const rank = data.rows.findIndex((other) => other.of === row.i);
      if (rank >= 0) found.push(...line(pick("位次", "Rank"), jump(rank)));
    }
    found.push(...line(pick("时期", "Period"), row.p));
    if (row.code) found.push(...line(pick("指标代码", "Code"), element("code", {}, row.code)));
    for (const flag of row.f ?? []) found.push(...line(pick("须知", "Note"), (data.flags[flag] ?? [flag, flag])[english() ? 1 : 0]));
    return found;
  }

  function jump(place) {
    const row = data.rows[place], link = element("a", { href: `#${row.i}` }, pick(row.l, row.w));
    link.addEventListener("click", (event) => { event.preventDefault(); select(row.n, place, { scroll: true, push: true }); });
    return link;
  }

  function card(place) {
    const row = data.rows[place];
    const figure = element("p", { class: "figure" }, element("b", {}, pick(row.l, row.w)));
    if (row.g) figure.append(drawing(row.g, true));
    return element("div", { class: `read ${row.k}` },
      element("p", { class: "tag" }, element("i", { class: "cue", "aria-hidden": "true" }), say("status", row.k), " · ", row.p),
      element("h3", {}, pick(row.z, row.e), english() && row.e !== row.z ? element("small", { lang: "zh-CN" }, row.z) : ""),
      figure, element("dl", {}, ...details(row)));
  }

  function idle(n) {
    const [kind, disposition, rule] = data.marks[n];
    const words = data.rules[rule];
    return element("div", { class: `read ${kind}` },
      element("p", { class: "tag" }, element("i", { class: "cue", "aria-hidden": "true" }), kind === "unresolved" ? pick("未能判定", "Unresolved") : pick("未计入", "Not counted")),
      element("h3", {}, marks[n].textContent),
      element("dl", {}, ...line(pick("它是", "It is"), say("disposition", disposition)), ...line(pick("规则", "Rule"), words ? words[english() ? 1 : 0] : rule)));
  }

  function showReading() {
    if (!selected) return;
    const { mark, row } = selected, at = upperOf(mark), places = rowsAt.get(at) ?? [];
    const ordered = row === null ? places : [row, ...places.filter((place) => place !== row)];
    const link = element("button", { type: "button", class: "copy" }, pick("复制链接", "Copy link"));
    link.addEventListener("click", () => navigator.clipboard?.writeText(links[mark].href).then(() => link.classList.add("done"), () => {}));
    const steps = [[-1, "←", pick("上一个", "Previous")], [1, "→", pick("下一个", "Next")]].map(([by, arrow, label]) => {
      const button = element("button", { type: "button", "aria-label": label }, arrow);
      button.addEventListener("click", () => walk(by));
      return button;
    });
    const cards = ordered.length ? ordered.map(card) : [idle(mark)];
    reading.replaceChildren(...cards, element("blockquote", { lang: "zh-CN" }, sentence(mark)), element("div", { class: "steps" }, ...steps, link));
    const first = ordered.length ? data.rows[ordered[0]] : null;
    live.textContent = first ? `${pick(first.z, first.e)}，${pick(first.l, first.w)}，${say("status", first.k)}，${first.p}` : `${marks[mark].textContent}，${say("disposition", data.marks[mark][1])}`;
    sheetTitle.textContent = first ? `${pick(first.z, first.e)} ${pick(first.l, first.w)}` : live.textContent;
  }

  // ---- choosing a number
  function select(mark, row = null, { scroll = false, push = false, focus = false, open = true } = {}) {
    if (selected) marks[selected.mark].classList.remove("on");
    selected = { mark, row: row ?? (rowsAt.get(upperOf(mark)) ?? [null])[0] };
    marks[mark].classList.add("on");
    for (const link of links) if (link.tabIndex === 0) link.tabIndex = -1;
    links[mark].tabIndex = 0;
    if (scroll) links[mark].scrollIntoView({ block: narrow.matches ? "start" : "center", behavior: "instant" });
    if (focus) links[mark].focus({ preventScroll: true });
    if (push) history.replaceState(null, "", `#${selected.row === null ? links[mark].id : data.rows[selected.row].i}`);
    showReading();
    choose(selected.row);
    reading.scrollTop = 0;
    if (open) panel.classList.add("open");
  }

  function walk(by, from = selected ? selected.mark : by > 0 ? -1 : marks.length) {
    let at = from;
    do at += by; while (at >= 0 && at < marks.length && marks[at].classList.contains("off"));
    if (at >= 0 && at < marks.length) select(at, null, { scroll: true, push: true, focus: true });
  }

  article.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-n]");
    if (!mark) return;
    event.preventDefault();
    select(+mark.dataset.n, null, { push: true, focus: true });
    if (narrow.matches) links[+mark.dataset.n].scrollIntoView({ block: "nearest", behavior: "instant" });
  });
  article.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const mark = event.target.closest("mark[data-n]");
    if (!by || !mark || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    walk(by, +mark.dataset.n);
  });

  function fromAddress() {
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (rowOf.has(anchor)) { const place = rowOf.get(anchor); select(data.rows[place].n, place, { scroll: true }); return; }
    const target = anchor && document.getElementById(anchor)?.closest("mark[data-n]");
    if (target) select(+target.dataset.n, null, { scroll: true });
  }
  addEventListener("hashchange", fromAddress);
  for (const link of document.querySelectorAll('.glance a[href^="#obs-"]')) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const place = rowOf.get(link.getAttribute("href").slice(1));
      select(data.rows[place].n, place, { scroll: true, push: true, focus: true });
    });
  }

  // ---- the list of rows
  let options = [];
  function fillList() {
    options = data.rows.map((row, place) => {
      const option = element("div", { role: "option", "aria-selected": "false", tabindex: "-1", class: row.k, "data-place": place });
      option.append(element("i", { class: "cue", "aria-hidden": "true" }), element("span", { class: "row-name" }, pick(row.z, row.e)), " ", element("span", { class: "row-value" }, row.g && row.g !== "eq" ? drawing(row.g) : "", pick(row.l, row.w)), " ", element("span", { class: "row-when" }, `${say("status", row.k)} ${row.p}`));
      return option;
    });
    list.replaceChildren(...options);
    if (options.length) options[0].tabIndex = 0;
    if (selected) choose(selected.row);
  }

  function bring(option) {
    const above = option.offsetTop;
    if (above < list.scrollTop || above + option.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = above - list.clientHeight / 2;
  }

  // Heights of rows that were never shown are guessed, and change as they come into view.
  function settle(option, frames) {
    bring(option);
    if (frames) requestAnimationFrame(() => settle(option, frames - 1));
  }

  function choose(place) {
    for (const option of list.querySelectorAll('[aria-selected="true"]')) option.setAttribute("aria-selected", "false");
    if (place === null || !options[place]) return;
    for (const option of list.querySelectorAll('[tabindex="0"]')) option.tabIndex = -1;
    const option = options[place];
    option.setAttribute("aria-selected", "true");
    option.tabIndex = 0;
    settle(option, 3);
  }

  function open(option) {
    const place = +option.dataset.place;
    if (narrow.matches) panel.classList.remove("all");
    select(data.rows[place].n, place, { scroll: true, push: true });
  }
  list.addEventListener("click", (event) => { const option = event.target.closest("[role=option]"); if (option) open(option); });
  list.addEventListener("keydown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    const visible = options.filter((each) => !each.hidden), at = visible.indexOf(option);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: visible.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(option); links[data.rows[+option.dataset.place].n].focus({ preventScroll: true }); }
    else if (to !== undefined && visible[to]) { event.preventDefault(); option.tabIndex = -1; visible[to].tabIndex = 0; visible[to].focus(); }
  });

  // ---- filters
  const chips = [...document.querySelectorAll(".chip[data-kind]")], selects = [...document.querySelectorAll("select[data-filter]")];
  function filter() {
    const kinds = new Set(chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.kind));
    const [topic, measure] = selects.map((one) => one.value);
    const fits = (row) => kinds.has(row.k) && (!topic || row.t === topic) && (!measure || row.m === measure);
    let count = 0;
    data.rows.forEach((row, place) => { const hidden = !fits(row); options[place].hidden = hidden; count += !hidden; });
    marks.forEach((mark, n) => {
      const places = rowsAt.get(upperOf(n));
      mark.classList.toggle("off", places ? !places.some((place) => fits(data.rows[place])) : !kinds.has(data.marks[n][0]) || Boolean(topic || measure));
    });
    shownCount.textContent = count === data.rows.length ? count : `${count} / ${data.rows.length}`;
    const visible = options.filter((option) => !option.hidden);
    if (visible.length && !visible.some((option) => option.tabIndex === 0)) visible[0].tabIndex = 0;
    live.textContent = pick(`${count} 条`, `${count} rows`);
  }
  for (const chip of chips) chip.addEventListener("click", () => { chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true")); filter(); });
  for (const one of selects) one.addEventListener("change", filter);
  for (const link of document.querySelectorAll("[data-only]")) {
    link.addEventListener("click", () => {
      const only = link.dataset.only.split(" ");
      for (const chip of chips) chip.setAttribute("aria-pressed", String(only.includes(chip.dataset.kind)));
      filter();
    });
  }

  // ---- finding words
  const box = document.querySelector("[data-find]"), said = document.querySelector("[data-found]");
  const step = (by) => { const [at, all] = window.gongbaoFind.step(by); said.textContent = all ? `${at}/${all}` : ""; };
  box.addEventListener("input", () => { const all = window.gongbaoFind.search(box.value); said.textContent = box.value.trim() ? String(all) : ""; });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") step(event.shiftKey ? -1 : 1); });
  for (const button of document.querySelectorAll("[data-find-step]")) button.addEventListener("click", () => step(+button.dataset.findStep));

  // ---- the sheet on small screens, the outline
  const narrow = matchMedia("(max-width: 899px)");
  sheet.addEventListener("click", () => { const all = panel.classList.toggle("all"); sheet.setAttribute("aria-expanded", String(all)); });
  addEventListener("keydown", (event) => { if (event.key === "Escape") { panel.classList.remove("all", "open"); sheet.setAttribute("aria-expanded", "false"); } });
  const outline = document.querySelector(".outline details");
  if (narrow.matches) outline.open = false;
  const entries = new Map([...document.querySelectorAll(".outline a")].map((link) => [link.getAttribute("href").slice(1), link]));
  const watcher = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) entries.get(target.id)?.classList.toggle("here", isIntersecting);
  }, { rootMargin: "-25% 0px -70% 0px" });
  for (const id of entries.keys()) { const section = document.getElementById(id); if (section) watcher.observe(section); }

  const reader = document.getElementById("text"), head = document.querySelector(".reader-head");
  new IntersectionObserver(([seen]) => panel.classList.toggle("near", seen.isIntersecting)).observe(reader);
  new ResizeObserver(() => root.style.setProperty("--head", `${head.offsetHeight}px`)).observe(head);

  for (const link of links) link.tabIndex = -1;
  if (links.length) links[0].tabIndex = 0;
  fillList();
  filter();
  live.textContent = "";
  fromAddress();
  document.addEventListener("gongbao:lang", () => { fillList(); filter(); showReading(); });
  root.dataset.ready = "yes";
})();
