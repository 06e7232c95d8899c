// What a browser shows of some bodies, in a frame in which nothing runs; see browser_words.py.
async ([bodies, selectors, around]) => {
  const buttons = new Set(["button", "reset", "submit"]);
  const wordless = new Set(["checkbox", "color", "file", "hidden", "radio", "range"]);

  const shown = (field) => {
    if (field.localName === "select") {
      const labels = [...field.querySelectorAll("optgroup")].map((each) => each.label);
      return [...labels, ...[...field.options].map((each) => each.label)].join(" ");
    }
    if (field.localName === "textarea") return field.value.trim() ? "" : field.placeholder;
    if (wordless.has(field.type)) return "";
    if (field.type === "image") return field.alt;
    if (field.type === "password") return field.value ? "" : field.placeholder;
    return field.getAttribute("value") || field.placeholder;
  };

  const read = (frame) => {
    const { body } = frame.contentDocument;
    const all = (selector) => [...body.querySelectorAll(selector)];
    const isShown = (each) => each.checkVisibility({ visibilityProperty: true });
    all(around).forEach((each) => { each.remove(); });
    all("details").forEach((each) => { each.open = true; });
    const fields = all("input, select, textarea").filter(isShown);
    const isButton = (each) => buttons.has(each.type) && each.localName === "input";
    const result = {
      fields: fields.filter((each) => !isButton(each)).map(shown),
      buttons: [
        ...fields.filter(isButton).map(shown),
        ...all("button").filter(isShown).map((each) => each.innerText),
      ],
      hidden: [],
      frames: all("iframe[srcdoc]").map((each) => new DOMParser().parseFromString(each.srcdoc, "text/html").body.textContent),
    };
    const walker = frame.contentDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement;
      const isText = !parent.closest("script, style, template, title, datalist");
      if (isText && !isShown(parent) && parent.closest("[style]")) {
        let outermost = null;
        for (let each = parent; each && each !== body; each = each.parentElement) {
          const { display, visibility } = each.style;
          if (display === "none" || visibility === "hidden") outermost = "style";
          if (each.hidden && !display) outermost = "attribute";
        }
        if (outermost === "style") result.hidden.push(text.data);
      }
    }
    // What a tree has apart, or not at all, is no part of the words beside it.
    all(["button", "input", "select", "textarea", ...selectors].join(", ")).forEach((each) => {
      if (!each.closest("math, svg") && !each.matches("table, table *, [style*=none], [style*=hidden]")) {
        each.before(" ");
        each.after(" ");
      }
    });
    all("input, select, textarea:placeholder-shown").forEach((each) => each.remove());
    const found = (each) => all(each).map((one) => (isShown(one) ? one.innerText : "") || one.textContent);
    result.found = Object.fromEntries(selectors.map((each) => [each, found(each)]));
    result.text = body.innerText;
    return result;
  };

  // Frames within the page take its policy over; one is written again and again, since a new one takes
  // as long as some hundred bodies.
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = "default-src 'none'; style-src 'unsafe-inline'";
  document.head.append(meta);
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-same-origin";
  document.body.append(frame);
  return bodies.map((body) => {
    frame.contentDocument.open();
    frame.contentDocument.write(`<!DOCTYPE html><body>${body}`);
    frame.contentDocument.close();
    return read(frame);
  });
}
