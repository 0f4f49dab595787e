// A curve over the number of comparisons, with the band that simulated people leave open.
import { axisTitle, baseAxis, baseLayout, makePlot, plain } from '../../../js/plotting.js';

export const { render, dispose } = makePlot({ traces, layout, keys: 'curve', spoken: (model, words, index) => model.points[index].text });

function traces(model, words, colours) {
  const counts = model.points.map(point => point.comparisons);
  return [
    {
      uid: 'band', type: 'scatter', mode: 'lines', hoverinfo: 'skip', line: { width: 0 }, fill: 'toself', fillcolor: withAlpha(colours.accent, 0.18),
      x: [...counts, ...counts.toReversed()], y: [...model.points.map(point => point.upper), ...model.points.map(point => point.lower).toReversed()],
    },
    {
      uid: 'curve', type: 'scatter', mode: 'lines+markers', x: counts, y: model.points.map(point => point.value),
      line: { color: colours.accent, width: 2 }, marker: { color: colours.accent, size: 7 },
      customdata: model.points.map(point => plain(point.text)), hovertemplate: '%{customdata}<extra></extra>',
    },
  ];
}

function layout(model, words, colours) {
  const axis = baseAxis(colours, false);
  const last = Math.max(model.points.at(-1)?.comparisons ?? 1, 1);
  return {
    ...baseLayout(colours), margin: { l: 8, r: 12, t: 8, b: 44 },
    xaxis: { ...axis, title: axisTitle(words.comparisons, colours), range: [-0.3, last + 0.3], dtick: last > 14 ? 4 : 2, tick0: 0, showgrid: false },
    yaxis: { ...axis, title: axisTitle(words.axis, colours), rangemode: 'tozero', nticks: 6 },
  };
}

// Plotly wants a fill colour with its own transparency.
function withAlpha(colour, alpha) {
  const numbers = colour.match(/[\d.]+/g)?.slice(0, 3);
  return colour.startsWith('rgb') && numbers?.length === 3 ? `rgba(${numbers.join(', ')}, ${alpha})` : colour;
}
