"use strict";

// Results of a search show titles and texts of articles, while programs that typeset formulas look
// for them in all the text of the page. They find none across the edge of an element, so each sign
// of TeX is put into one of its own. An observer is called before any other listener.
(() => {
  const SIGN = /([\\$])/;
  const IGNORED = "mathjax_ignore";

  const shield = (text) => {
    const parts = text.data.split(SIGN).filter((part) => part);
    if (!parts.some((part) => SIGN.test(part)) || text.parentElement?.classList.contains(IGNORED)) {
      return;
    }
    text.replaceWith(
      ...parts.map((part) => {
        if (!SIGN.test(part)) {
          return part;
        }
        const element = document.createElement("span");
        element.classList.add(IGNORED, "tex2jax_ignore");
        element.textContent = part;
        return element;
      }),
    );
  };

  const shieldResults = () => {
    const results = document.getElementById("search-results");
    if (!results) {
      return;
    }
    const walker = document.createTreeWalker(results, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      texts.push(walker.currentNode);
    }
    texts.forEach(shield);
  };

  new MutationObserver(shieldResults).observe(document, {
    characterData: true,
    childList: true,
    subtree: true,
  });
  shieldResults();
})();
