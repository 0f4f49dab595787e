// Strengths with their intervals, one row for each candidate, the strongest on top.
import { axisTitle, baseAxis, baseLayout, makePlot, plain } from '../../../js/plotting.js';

export const { render, dispose } = makePlot({ traces, layout, keys: 'strengths', spoken: (model, words, index) => model.candidates[index].text });

const longest = 24;

function traces(model, words, colours) {
  const rows = model.candidates;
  return [{
    uid: 'strengths', type: 'scatter', mode: 'markers', x: rows.map(row => row.strength), y: rows.map((_, index) => index),
    error_x: {
      type: 'data', symmetric: false, array: rows.map(row => row.upper - row.strength), arrayminus: rows.map(row => row.strength - row.lower),
      color: colours.accent, thickness: 2, width: 5,
    },
    marker: { color: colours.accent, size: 10, line: { color: colours.surface, width: 2 } },
    customdata: rows.map(row => plain(row.text)), hovertemplate: '%{customdata}<extra></extra>',
  }];
}

function layout(model, words, colours) {
  const axis = baseAxis(colours, false);
  return {
    ...baseLayout(colours), margin: { l: 8, r: 16, t: 8, b: 44 },
    xaxis: { ...axis, title: axisTitle(words.strength, colours), nticks: 6 },
    yaxis: {
      ...axis, range: [model.candidates.length - 0.5, -0.5], showgrid: false,
      tickvals: model.candidates.map((_, index) => index), ticktext: model.candidates.map(row => plain(short(row.name))),
    },
  };
}

function short(name) {
  return name.length > longest ? name.slice(0, longest - 1) + '…' : name;
}
