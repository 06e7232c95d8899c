// What a reader would see to be wrong in a page, as texts. A function, since it is evaluated: it
// gives `problems` (of the extension's elements and the page as a whole), `others` (of elements
// that are not the extension's), `links` (targets on the same site) and `lightness` (0 to 1, of
// what the main content stands on).
async () => {
  const OURS = "[class^='newsfeed'], [class*=' newsfeed']";
  const problems = [];
  const others = [];

  const isOurs = (element) => Boolean(element.closest(OURS));
  const report = (element, text) => (isOurs(element) ? problems : others).push(text);
  const isElement = (value) => value instanceof Element;

  // -- words for what was found ---------------------------------------------------------------

  const clean = (text) => (text || "").replace(/\s+/g, " ").trim();

  function name(element) {
    const classes = [...element.classList].map((each) => `.${each}`).join("");
    return element.localName + (element.id ? `#${element.id}` : "") + classes;
  }

  function describe(element) {
    const near = element.parentElement && element.parentElement.closest(OURS);
    const place = near && !element.matches(OURS) ? `${name(near)} ` : "";
    const text = clean(element.textContent);
    const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    return `${place}${name(element)}${short ? ` “${short}”` : ""}`;
  }

  const px = (number) => `${Math.round(number)}px`;

  // -- what is to be seen ---------------------------------------------------------------------

  const VISIBLE = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };

  // Shown at all, and not made tiny for the readers of screens alone.
  function visible(element) {
    if (!element.checkVisibility(VISIBLE)) {
      return false;
    }
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each);
      const box = each.getBoundingClientRect();
      const cut = style.overflowX !== "visible" && box.width <= 2 && box.height <= 2;
      const clipped = style.clip === "rect(0px, 0px, 0px, 0px)"
        || style.clip === "rect(1px, 1px, 1px, 1px)"
        || style.clipPath.startsWith("inset(50%");
      if (style.display !== "contents" && style.display !== "inline" && (cut || clipped)) {
        return false;
      }
    }
    return true;
  }

  const scrolls = (style) => style.overflowX === "auto" || style.overflowX === "scroll";
  const isRoot = (element) => element === document.body || element === document.documentElement;

  // The part of a rectangle that no ancestor hides.
  function shown(rectangle, element) {
    let { left, right, top, bottom } = rectangle;
    for (let each = element; each && !isRoot(each); each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.display === "inline" || style.display === "contents") {
        continue;
      }
      const box = each.getBoundingClientRect();
      if (style.overflowX !== "visible") {
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
      }
      if (style.overflowY !== "visible") {
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
    }
    return { left, right, top, bottom };
  }

  // -- wait until the page is at rest ---------------------------------------------------------

  const main = ["[role=main]", "main", "article", ".body"]
    .map((selector) => document.querySelector(selector))
    .find((element) => element) || document.body;

  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));
  const within = (promise) => Promise.race([
    promise,
    new Promise((resolve) => setTimeout(resolve, 3000)),
  ]);

  const pictures = [...main.querySelectorAll("img")].filter(visible);
  for (const picture of pictures) {
    if (!picture.complete) {
      // One that is loaded when it comes into sight.
      picture.scrollIntoView({ behavior: "instant", block: "center" });
      await within(new Promise((resolve) => {
        picture.addEventListener("load", resolve, { once: true });
        picture.addEventListener("error", resolve, { once: true });
        if (picture.complete) {
          resolve();
        }
      }));
    }
  }
  await within(document.fonts.ready);
  window.scrollTo({ top: 0, left: 0, behavior: "instant" });
  await nextFrame();
  await nextFrame();

  const all = [...document.body.querySelectorAll(OURS)].filter(visible);

  // -- (a) nothing is wider than its place ----------------------------------------------------

  const wide = document.scrollingElement.scrollWidth;
  if (wide > innerWidth + 1) {
    // Tell the outermost elements that do it, and whose they are.
    const causes = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.right > innerWidth + 1 && box.width > 0 && visible(element)
        && shown(box, element).right > innerWidth + 1;
    });
    const ours = causes.filter(isOurs);
    const told = (ours.length ? ours : causes).slice(0, 2).map(describe).join("; ");
    const text = `overflow: the page is ${px(wide)} wide in a window of ${px(innerWidth)}: ${told}`;
    (ours.length || !causes.length ? problems : others).push(text);
  }

  function container(element) {
    let each = element.parentElement;
    while (each && !isRoot(each)
      && ["inline", "contents"].includes(getComputedStyle(each).display)) {
      each = each.parentElement;
    }
    return each;
  }

  function inScroller(element) {
    for (let each = element.parentElement; each && !isRoot(each); each = each.parentElement) {
      if (scrolls(getComputedStyle(each))) {
        return true;
      }
    }
    return false;
  }

  // Where something of an element is to be seen: without its padding, unless that is painted.
  function painted(element, box) {
    const style = getComputedStyle(element);
    const clear = ["rgba(0, 0, 0, 0)", "transparent"].includes(style.backgroundColor)
      && style.backgroundImage === "none" && style.boxShadow === "none"
      && parseFloat(style.borderLeftWidth) === 0 && parseFloat(style.borderRightWidth) === 0;
    return {
      left: box.left + (clear ? parseFloat(style.paddingLeft) : 0),
      right: box.right - (clear ? parseFloat(style.paddingRight) : 0),
    };
  }

  for (const element of all) {
    const style = getComputedStyle(element);
    if (style.display !== "contents" && !inScroller(element)) {
      const holder = container(element);
      const limit = holder.getBoundingClientRect();
      for (const whole of element.getClientRects()) {
        if (whole.width === 0 || whole.height === 0) {
          continue;
        }
        const box = painted(element, whole);
        if (box.left < -1 || box.right > innerWidth + 1) {
          problems.push(`overflow: ${describe(element)} sticks out of the window: `
            + `from ${px(box.left)} to ${px(box.right)} of ${px(innerWidth)}`);
          break;
        }
        const free = style.position === "absolute" || style.position === "fixed";
        if (!free && (box.left < limit.left - 1 || box.right > limit.right + 1)) {
          problems.push(`overflow: ${describe(element)} sticks out of ${name(holder)}: from `
            + `${px(box.left)} to ${px(box.right)} in ${px(limit.left)} to ${px(limit.right)}`);
          break;
        }
      }
    }
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    const shortened = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
    if (!shortened && style.display !== "inline" && element.localName !== "img") {
      if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
        problems.push(`overflow: ${describe(element)} is cut off at its side`);
      }
      if (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 3) {
        problems.push(`overflow: ${describe(element)} is cut off at its foot`);
      }
    }
  }

  // Pictures, tables and listings of code within ours, against the window.
  for (const element of document.body.querySelectorAll(
    `:is(${OURS}) :is(img, table, pre, iframe, video, svg, object)`,
  )) {
    const box = element.getBoundingClientRect();
    if (!element.matches(OURS) && visible(element) && !inScroller(element)
      && (box.left < -1 || box.right > innerWidth + 1)) {
      problems.push(`overflow: ${describe(element)} sticks out of the window: `
        + `from ${px(box.left)} to ${px(box.right)} of ${px(innerWidth)}`);
    }
  }

  // -- (b) no text lies on another ------------------------------------------------------------

  const leaves = [];
  for (const element of document.body.querySelectorAll(`:is(${OURS}), :is(${OURS}) *`)) {
    if (element.closest("svg, math, script, style") || !visible(element)) {
      continue;
    }
    const size = parseFloat(getComputedStyle(element).fontSize);
    const boxes = [];
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !clean(node.data)) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        // The height of the letters: lines may be set closer than a font asks for.
        const spare = Math.max(0, line.height - size) / 2;
        const box = shown({
          left: line.left, right: line.right, top: line.top + spare, bottom: line.bottom - spare,
        }, element);
        if (box.right - box.left > 3 && box.bottom - box.top > 3) {
          boxes.push(box);
        }
      }
    }
    if (boxes.length) {
      leaves.push({ element, boxes });
    }
  }

  function overlap(one, other) {
    for (const a of one.boxes) {
      for (const b of other.boxes) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 3 && down > 3) {
          return `${px(across)} × ${px(down)}`;
        }
      }
    }
    return "";
  }

  leaves.forEach((one, index) => {
    for (const other of leaves.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) {
        continue;
      }
      const size = overlap(one, other);
      if (size) {
        problems.push(`overlap: ${describe(one.element)} and ${describe(other.element)} `
          + `share ${size}`);
      }
    }
  });

  // -- (c) pictures ---------------------------------------------------------------------------

  const keepsSpace = (element) => getComputedStyle(element).aspectRatio !== "auto";

  for (const picture of pictures) {
    const source = picture.currentSrc || picture.src;
    const label = `${describe(picture)} (${source.split("/").pop().slice(0, 40)})`;
    const style = getComputedStyle(picture);
    const local = source.startsWith(`${location.origin}/`) || source.startsWith("data:");
    if (!picture.hasAttribute("alt")) {
      report(picture, `picture: ${label} has no alternative text, not even an empty one`);
    }
    const given = picture.hasAttribute("width") && picture.hasAttribute("height");
    const styled = picture.style.width.endsWith("px") && picture.style.height.endsWith("px");
    const framed = picture.parentElement !== main && keepsSpace(picture.parentElement);
    if (!given && !styled && !framed && !keepsSpace(picture)) {
      report(picture, `picture: ${label} has no space kept for it while it is loaded`);
    }
    if (picture.naturalWidth === 0) {
      // Those of other hosts are never asked for.
      if (local) {
        report(picture, `picture: ${label} is not loaded`);
      }
      continue;
    }
    const sum = (...names) => names.reduce((total, each) => total + parseFloat(style[each]), 0);
    const width = picture.clientWidth - sum("paddingLeft", "paddingRight");
    const height = picture.clientHeight - sum("paddingTop", "paddingBottom");
    const ratio = (width / height) / (picture.naturalWidth / picture.naturalHeight);
    const fitted = ["cover", "contain", "scale-down", "none"].includes(style.objectFit);
    // Of small ones a pixel is more than five in a hundred.
    const exact = Math.abs(width - height * (picture.naturalWidth / picture.naturalHeight)) <= 1;
    if (width <= 0 || height <= 0) {
      report(picture, `picture: ${label} takes no space`);
    } else if (!fitted && !exact && (ratio > 1.05 || ratio < 1 / 1.05)) {
      report(picture, `picture: ${label} is distorted: ${px(width)} × ${px(height)} of `
        + `${picture.naturalWidth} × ${picture.naturalHeight}`);
    }
  }

  // -- (d) headings in their order ------------------------------------------------------------

  const headings = [...main.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => element.getAttribute("role") !== "presentation");
  const level = (element) => Number(element.getAttribute("aria-level") || element.localName[1]);
  const first = headings.filter((element) => level(element) === 1);
  if (first.length !== 1) {
    const told = first.map(describe).join("; ");
    problems.push(`heading: there are ${first.length} of the first level, not one: ${told}`);
  }
  headings.forEach((element, index) => {
    const before = index ? level(headings[index - 1]) : 0;
    if (level(element) > before + 1) {
      report(element, `heading: ${describe(element)} is of level ${level(element)} after one of `
        + `level ${before}`);
    }
  });

  // -- (e) times ------------------------------------------------------------------------------

  // Of the forms that HTML has, those of a point in time.
  const DATE = /^(\d{4,})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?)?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;

  function validTime(text) {
    if (/^\d{4,}$/.test(text)) {
      return Number(text) > 0;
    }
    const match = DATE.exec(text);
    if (!match) {
      return false;
    }
    const [year, month, day, hour, minute, second] = match.slice(1, 7)
      .map((each) => (each === undefined ? 0 : Number(each)));
    if (match[7] && match[4] === undefined) {
      return false;
    }
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day || 1);
    return year > 0 && month >= 1 && month <= 12 && date.getUTCMonth() === month - 1
      && hour < 24 && minute < 60 && second < 60 && (match[3] === undefined || day > 0);
  }

  for (const time of main.querySelectorAll("time")) {
    const value = time.getAttribute("datetime");
    if (value === null) {
      report(time, `time: ${describe(time)} has no attribute “datetime”`);
    } else if (!validTime(value)) {
      report(time, `time: ${describe(time)} has “${value}”, which is no valid time`);
    }
  }

  // -- (f) links, whose targets are looked up among the files ---------------------------------

  const links = [...document.body.querySelectorAll(`:is(${OURS}) a[href], a[href]:is(${OURS})`)]
    .map((link) => link.href)
    .filter((target) => typeof target === "string" && target.startsWith(`${location.origin}/`));

  // -- what the main content stands on --------------------------------------------------------

  let lightness = 1;
  for (let each = main; isElement(each); each = each.parentElement) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext("2d");
    pen.fillStyle = getComputedStyle(each).backgroundColor;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    if (alpha > 127) {
      lightness = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
      break;
    }
  }

  return { problems, others, links: [...new Set(links)], lightness };
}
