// Finds words in the report's text and paints them without touching it (CSS Custom Highlight API).
window.gongbaoFind = (() => {
  const article = document.querySelector(".text");
  let whole = "", nodes = [], starts = [];

  function index() {
    if (nodes.length) return;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      starts.push(whole.length);
      nodes.push(walker.currentNode);
      whole += walker.currentNode.data.toLowerCase();
    }
  }

  function place(offset) {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle; else high = middle - 1;
    }
    return [nodes[low], offset - starts[low]];
  }

  function ranges(words) {
    index();
    const found = [], wanted = words.toLowerCase();
    for (let at = whole.indexOf(wanted); wanted && at >= 0 && found.length < 5000; at = whole.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      range.setStart(...place(at));
      const [node, offset] = place(at + wanted.length - 1);
      range.setEnd(node, offset + 1);
      found.push(range);
    }
    return found;
  }

  let found = [], current = -1;
  const paint = (name, list) => { if (window.Highlight && CSS.highlights) CSS.highlights.set(name, new Highlight(...list)); };

  return {
    search(words) { found = ranges(words.trim()); current = -1; paint("found", found); paint("current", []); return found.length; },
    step(by) {
      if (!found.length) return [0, 0];
      current = (current + by + found.length + (current < 0 && by < 0 ? 1 : 0)) % found.length;
      paint("current", [found[current]]);
      found[current].startContainer.parentElement.scrollIntoView({ block: "center" });
      return [current + 1, found.length];
    },
  };
})();
