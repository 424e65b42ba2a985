// The charts of the pages. Each takes rows and the width that there is.
import * as Plot from "@observablehq/plot";

const ruleColor = "var(--rule-color)";
const color = {scheme: "Tableau10"};

// Room for the longest name, within a third of the width; a character is about 7 pixels
function roomFor(rows, column, width) {
  return Math.min(width / 3, 12 + 7 * Math.max(...rows.map((row) => String(row[column]).length)));
}

// Bars that lie, longest first
export function ranking(rows, {name, value, title}, width) {
  return Plot.plot({
    title,
    width,
    marginLeft: roomFor(rows, name, width),
    marginRight: 48,
    height: 28 * rows.length + 40,
    x: {axis: null},
    y: {label: null},
    marks: [
      Plot.barX(rows, {x: value, y: name, fill: ruleColor, sort: {y: "-x"}}),
      Plot.text(rows, {x: value, y: name, text: (row) => row[value].toFixed(1), textAnchor: "start", dx: 4}),
      Plot.ruleX([0])
    ]
  });
}

// Bars that lie in pairs or threes, one of each series to a name
export function grouped(rows, {name, value, series, title, order, percent}, width) {
  return Plot.plot({
    title,
    width,
    marginLeft: roomFor(rows, name, width),
    x: {label: null, grid: true, percent, tickFormat: percent ? (tick) => `${tick}%` : undefined},
    y: {axis: null, domain: order?.series},
    fy: {label: null, domain: order?.names},
    color: {...color, legend: true, domain: order?.series},
    marks: [
      Plot.barX(rows, {x: value, y: series, fy: name, fill: series, tip: true, sort: order ? undefined : {fy: "-x"}}),
      Plot.ruleX([0])
    ]
  });
}

// Bars that stand, one part of each to a series
export function stacked(rows, {x, value, series, order, title}, width) {
  return Plot.plot({
    title,
    width,
    height: 360,
    marginBottom: 40,
    x: {label: null, tickRotate: width < 600 ? -45 : 0},
    y: {label: null, grid: true},
    color: {...color, legend: true, domain: order},
    marks: [Plot.barY(rows, {x, y: value, fill: series, tip: true, order}), Plot.ruleY([0])]
  });
}

// Bars that lie and reach from 0 to 100 percent
export function shares(rows, {name, value, series, order, title}, width) {
  return Plot.plot({
    title,
    width,
    marginLeft: roomFor(rows, name, width),
    height: 180,
    x: {label: null, percent: true, tickFormat: (tick) => `${tick}%`},
    y: {label: null},
    color: {...color, legend: true, domain: order},
    marks: [Plot.barX(rows, Plot.stackX({offset: "normalize", order}, {x: value, y: name, fill: series, tip: true})), Plot.ruleX([0])]
  });
}

// Counts along a number
export function counts(rows, {x, value, title, label}, width) {
  return Plot.plot({
    title,
    width,
    height: 260,
    x: {label, interval: 1, labelAnchor: "center"},
    y: {label: null, grid: true},
    marks: [Plot.rectY(rows, {x, y: value, interval: 1, fill: ruleColor, tip: true, insetLeft: 1}), Plot.ruleY([0])]
  });
}

// Numbers in squares, darker where there is more
export function matrix(rows, {x, y, value, xOrder, yOrder, title}, width) {
  const most = Math.max(...rows.map((row) => row[value]));
  const longest = Math.max(...xOrder.map((name) => name.length));
  // names that are wider than their column stand
  const standing = 7 * longest > (width - roomFor(rows, y, width)) / xOrder.length;
  const marginTop = standing ? 30 + 5 * longest : 40;
  return Plot.plot({
    title,
    width,
    marginLeft: roomFor(rows, y, width),
    marginTop,
    height: 28 * yOrder.length + marginTop + 60,
    x: {axis: "top", label: null, domain: xOrder, tickRotate: standing ? -60 : 0},
    y: {label: null, domain: yOrder},
    color: {type: "linear", range: ["#eaf1f6", "#2f6f9f"], domain: [0, most]},
    marks: [
      Plot.cell(rows, {x, y, fill: value, inset: 0.5}),
      Plot.text(rows, {x, y, text: (row) => row[value].toFixed(0), fill: (row) => (row[value] > most / 2 ? "white" : "black"), fontSize: width < 600 ? 9 : 11})
    ]
  });
}
