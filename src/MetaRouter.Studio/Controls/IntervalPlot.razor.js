// Estimates with their intervals, one row each, the first on top.
import { axisTitle, baseAxis, baseLayout, makePlot, plain } from '../js/plotting.js';

export const { render, dispose } = makePlot({ traces, layout, keys: 'estimates', spoken: (model, words, index) => model.rows[index].text });

const longest = 26;

function traces(model, words, colours) {
  const rows = model.rows;
  return [{
    uid: 'estimates', type: 'scatter', mode: 'markers', x: rows.map(row => row.value), y: rows.map((_, index) => index),
    error_x: {
      type: 'data', symmetric: false, array: rows.map(row => row.upper - row.value), arrayminus: rows.map(row => row.value - row.lower),
      color: colours.accent, thickness: 2, width: 5,
    },
    marker: { color: rows.map(row => row.isDoubtful ? colours.surface : colours.accent), size: 10, line: { color: colours.accent, width: 2 } },
    customdata: rows.map(row => plain(row.text)), hovertemplate: '%{customdata}<extra></extra>',
  }];
}

function layout(model, words, colours) {
  const axis = baseAxis(colours, false);
  return {
    ...baseLayout(colours), margin: { l: 8, r: 16, t: 8, b: 44 },
    xaxis: { ...axis, title: axisTitle(words.axis, colours), nticks: 6 },
    yaxis: {
      ...axis, range: [model.rows.length - 0.5, -0.5], showgrid: false,
      tickvals: model.rows.map((_, index) => index), ticktext: model.rows.map(row => plain(short(row.name))),
    },
  };
}

function short(name) {
  return name.length > longest ? name.slice(0, longest - 1) + '…' : name;
}
