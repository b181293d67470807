// Before anything is drawn: the language and theme chosen last time.
(() => {
  const root = document.documentElement;
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const lang = kept("gongbao-lang"), theme = kept("gongbao-theme");
  root.classList.add("js");
  if (lang === "en") { root.dataset.lang = "en"; root.lang = "en"; }
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
})();
