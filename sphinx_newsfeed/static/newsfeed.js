/* Lets readers sort the tables of articles by a column. Without it they are plain tables. */
document.addEventListener("DOMContentLoaded", () => {
  for (const table of document.querySelectorAll("table.newsfeed-table")) {
    const heads = [...table.querySelectorAll("thead th")];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, heads, column));
    });
  }
});

function sort(table, heads, column) {
  const body = table.tBodies[0];
  const descending = heads[column].getAttribute("aria-sort") === "ascending";
  const sign = descending ? -1 : 1;
  const key = (row) => {
    const cell = row.cells[column];
    const time = cell.querySelector("time");
    return time ? time.dateTime : cell.textContent.trim();
  };
  const rows = [...body.rows].map((row) => [key(row), row]);
  const language = document.documentElement.lang || undefined;
  rows.sort(([a], [b]) => sign * a.localeCompare(b, language, { numeric: true }));
  body.append(...rows.map(([, row]) => row));
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  heads[column].setAttribute("aria-sort", descending ? "descending" : "ascending");
}
