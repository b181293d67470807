// Draws the pictures once the page is quiet. Vega interprets its expressions, so the policy needs no unsafe-eval.
(() => {
  const vega = document.currentScript.dataset.vega;
  const plots = [...document.querySelectorAll("[data-picture]")];
  const source = document.getElementById("data");
  if (!plots.length || !source) return;
  const records = JSON.parse(source.textContent).pictures;
  const specs = window.GONGBAO_SPECS;
  const drawn = new Map();

  const ROW = 42, TRACK = 150, AXIS = { targets: 44, growth: 44, share: 44, ranks: 10, track: 36, talk: 36 };

  function heightOf(plot) {
    return plot.dataset.kind === "track" || plot.dataset.kind === "talk" ? TRACK : ROW * new Set(records[plot.dataset.picture].map((record) => record.o)).size;
  }

  async function draw(plot) {
    const lang = document.documentElement.dataset.lang === "en" ? "en" : "zh";
    const spec = { ...specs[plot.dataset.kind][lang], height: heightOf(plot), datasets: { rows: structuredClone(records[plot.dataset.picture]) } };
    const options = { ast: true, actions: false, renderer: "svg", defaultStyle: false, logLevel: 1, tooltip: { disableDefaultStyle: true } };
    const inner = document.createElement("div");
    inner.className = "vega";
    inner.setAttribute("aria-hidden", "true"); // the words are on the plot itself
    const before = drawn.get(plot);
    plot.replaceChildren(inner);
    before?.finalize();
    drawn.set(plot, await window.vegaEmbed(inner, spec, options));
  }

  async function drawAll() {
    for (const plot of plots) {
      await draw(plot);
      await new Promise((done) => setTimeout(done));
    }
    document.documentElement.dataset.drawn = "yes";
  }

  function load() {
    const script = document.createElement("script");
    script.src = vega;
    script.addEventListener("load", () => {
      drawAll();
      document.addEventListener("gongbao:lang", drawAll);
    });
    document.head.append(script);
  }

  for (const plot of plots) plot.style.minHeight = `${heightOf(plot) + AXIS[plot.dataset.kind]}px`; // so that nothing moves later
  const whenQuiet = window.requestIdleCallback ?? ((run) => setTimeout(run, 200));
  if (document.readyState === "complete") whenQuiet(load);
  else addEventListener("load", () => whenQuiet(load));
})();
