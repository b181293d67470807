// On every page: the switches for language and theme, texts in attributes, and copying.
(() => {
  const root = document.documentElement;
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* not kept where storage is off */ } };
  const ATTRIBUTES = ["aria-label", "placeholder", "title"];

  function translate() {
    const english = root.dataset.lang === "en";
    for (const name of ATTRIBUTES) {
      for (const element of document.querySelectorAll(`[data-en-${name}]`)) {
        const zh = `data-zh-${name}`;
        if (!element.hasAttribute(zh)) element.setAttribute(zh, element.getAttribute(name) || "");
        element.setAttribute(name, element.getAttribute(english ? `data-en-${name}` : zh));
      }
    }
    for (const element of document.querySelectorAll("option[data-en], title[data-en]")) {
      element.dataset.zh ??= element.textContent;
      element.textContent = english ? element.dataset.en : element.dataset.zh;
    }
  }

  function switchLanguage() {
    const lang = root.dataset.lang === "en" ? "zh" : "en";
    root.dataset.lang = lang;
    root.lang = lang === "en" ? "en" : "zh-CN";
    keep("gongbao-lang", lang);
    translate();
    document.dispatchEvent(new CustomEvent("gongbao:lang"));
  }

  function switchTheme() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep("gongbao-theme", root.dataset.theme);
  }

  function copy(button) {
    const text = button.parentElement.querySelector("code").textContent;
    navigator.clipboard?.writeText(text).then(() => { button.classList.add("done"); setTimeout(() => button.classList.remove("done"), 1200); }, () => {});
  }

  function start() {
    translate();
    for (const button of document.querySelectorAll("[data-switch]")) {
      button.hidden = false;
      button.addEventListener("click", button.dataset.switch === "lang" ? switchLanguage : switchTheme);
    }
    for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
