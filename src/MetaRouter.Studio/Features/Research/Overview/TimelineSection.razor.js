// Votes over time: a bar for each day or week.
import { baseAxis, baseLayout, fill, makePlot, plain } from '../../../js/plotting.js';

export const { render, dispose } = makePlot({ traces, layout, keys: 'bars', spoken: (model, words, index) => describe(model, words, index) });

function traces(model, words, colours) {
  return [{
    uid: 'bars', type: 'bar', x: model.starts, y: model.counts, customdata: model.counts.map((_, bar) => plain(describe(model, words, bar))),
    hovertemplate: '%{customdata}<extra></extra>', marker: { color: colours.accent },
  }];
}

function layout(model, words, colours) {
  const axis = baseAxis(colours, false);
  return {
    ...baseLayout(colours), bargap: 0.2, margin: { l: 8, r: 8, t: 12, b: 28 },
    xaxis: { ...axis, type: 'date', showgrid: false, nticks: 8, tickformat: '%-d %b %Y' },
    yaxis: { ...axis, rangemode: 'tozero', nticks: 5, tickformat: ',d' },
  };
}

function describe(model, words, bar) {
  return fill(words.point, model.names[bar], model.counts[bar].toLocaleString());
}
