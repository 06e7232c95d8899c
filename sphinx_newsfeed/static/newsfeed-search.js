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

// What Sphinx' script shows below a result begins with the text that the index has of the page, and
// with the date of an article. The script has no public way to say so; where its function for this
// is another one some day, all stays as it is.
document.addEventListener("DOMContentLoaded", () => {
  if (typeof Search === "undefined" || typeof Search.makeSearchSummary !== "function") {
    return;
  }
  const PAIR = /^_(\P{ASCII})_(\P{ASCII}?)_?$/u;
  const summarize = Search.makeSearchSummary;

  const addDate = (shown, page) => {
    const date = page.querySelector(".newsfeed-header time.newsfeed-date");
    if (date) {
      const line = document.createElement("p");
      line.className = "newsfeed-byline";
      const time = line.appendChild(document.createElement("time"));
      time.className = "newsfeed-date";
      time.dateTime = date.dateTime;
      time.textContent = date.textContent;
      shown.append(line);
    }
  };

  Search.makeSearchSummary = (text, words, anchor) => {
    const shown = new DocumentFragment();
    const page = new DOMParser().parseFromString(text, "text/html");
    addDate(shown, page);
    const others = page.querySelectorAll(".no-search");
    others.forEach((element) => element.remove());
    if (others.length > 0 && !anchor) {
      // The result has it above.
      page.querySelectorAll("[role=main] h1").forEach((title) => title.remove());
    }
    // Themes have parts of their own around an article.
    const place = anchor || (page.getElementById("newsfeed-article") ? "#newsfeed-article" : "");
    // Where no word is found in the text, it is shown from its beginning.
    const sought = ["", ...[...words].map((word) => word.replace(PAIR, "$1$2"))];
    const summary = summarize(page.documentElement.outerHTML, sought, place);
    if (summary?.textContent.trim()) {
      shown.append(summary);
    }
    return shown;
  };
});
