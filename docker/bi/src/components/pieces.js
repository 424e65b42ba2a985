// What pages are made of beside charts: figures, a choice, and tables. Values go in as text, never as HTML.

function element(name, attributes, ...children) {
  const result = Object.assign(document.createElement(name), attributes);
  result.append(...children);
  return result;
}

// number(2) writes 1234.5 as 1,234.50; what has no value stays empty
export function number(digits = 0) {
  const format = new Intl.NumberFormat("en", {minimumFractionDigits: digits, maximumFractionDigits: digits});
  return (value) => (value == null ? "" : format.format(value));
}

export function percent(digits = 0) {
  const format = new Intl.NumberFormat("en", {style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits});
  return (value) => (value == null ? "" : format.format(value));
}

export function sum(rows, column) {
  return rows.reduce((total, row) => total + (row[column] ?? 0), 0);
}

// The names in a column, those with the largest sums first
export function largest(rows, name, column) {
  const sums = new Map();
  for (const row of rows) {
    sums.set(row[name], (sums.get(row[name]) ?? 0) + row[column]);
  }
  return [...sums].sort((a, b) => b[1] - a[1]).map(([key]) => key);
}

export function figures(values) {
  return element(
    "dl",
    {className: "figures"},
    ...Object.entries(values).map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value)))
  );
}

// A list to choose from. Options are pairs of value and text, or texts
export function choice(label, options, initial) {
  const select = element(
    "select",
    {},
    ...options.map((option) => {
      const [value, text] = Array.isArray(option) ? option : [option, option];
      return element("option", {value, selected: value === initial}, text);
    })
  );
  const form = element("form", {className: "choice"}, element("label", {}, label, select));
  form.addEventListener("submit", (event) => event.preventDefault());
  Object.defineProperty(form, "value", {get: () => select.value});
  return form;
}

// Columns are {key, title, format}: those with a format are numbers. A row of totals has the keys of the columns that have one
export function table(rows, columns, totals) {
  const cells = (row, className) =>
    element(
      "tr",
      {className},
      ...columns.map(({key, format}) =>
        element("td", {className: format ? "number" : "text"}, format ? format(row[key]) : (row[key] ?? ""))
      )
    );
  const head = element(
    "tr",
    {},
    ...columns.map(({title, format}) => element("th", {className: format ? "number" : "text", scope: "col"}, title))
  );
  const body = rows.map((row) => cells(row, ""));
  if (totals) {
    body.push(cells(totals, "total"));
  }
  return element("div", {className: "wide"}, element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)));
}
