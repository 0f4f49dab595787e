// The latent preference in the plane: prior, simulated people as landmarks, the person's path and its ellipse.
import { baseAxis, baseLayout, fill, makePlot, plain } from '../js/plotting.js';

export const { render, dispose } = makePlot({
  traces, layout, keys: 'path', spoken: (model, words, index) => step(model, words, index),
});

function traces(model, words, colours) {
  const outline = (uid, points, style) => ({
    uid, type: 'scatter', mode: 'lines', hoverinfo: 'skip', x: points.map(p => p.x), y: points.map(p => p.y), ...style,
  });
  const end = model.path.slice(-1);
  return [
    outline('prior', model.priorEllipse, { line: { color: colours.line, width: 1.5, dash: 'dash' } }),
    outline('landmarks', model.landmarks, {
      mode: 'lines+markers+text', line: { color: colours.line, width: 1.5 }, marker: { color: colours.muted, size: 6 },
      text: model.landmarks.map(p => weight(p.costWeight)), textposition: 'bottom center', textfont: { color: colours.muted, size: 11 },
      hoverinfo: 'text', hovertext: model.landmarks.map(p => plain(fill(words.landmark, weight(p.costWeight)))), cliponaxis: false,
    }),
    outline('ellipse', model.ellipse, { line: { color: colours.accent, width: 1.5 }, fill: 'toself', fillcolor: withAlpha(colours.accent, 0.16) }),
    outline('path', model.path, {
      mode: 'lines+markers', line: { color: colours.accent, width: 1.5, dash: 'dot' }, marker: { color: colours.accent, size: 6 },
      hoverinfo: 'text', hovertext: model.path.map((_, index) => plain(step(model, words, index))),
    }),
    outline('person', end, {
      mode: 'markers+text', text: end.map(() => `<b>${plain(words.you)}</b>`), textposition: 'top center', textfont: { color: colours.accent, size: 13 },
      hoverinfo: 'text', hovertext: end.map(() => plain(step(model, words, model.path.length - 1))), cliponaxis: false,
      marker: { size: 17, color: colours.accent, line: { color: colours.surface, width: 3 } },
    }),
  ];
}

function layout(model, words, colours) {
  const points = [...model.priorEllipse, ...model.ellipse, ...model.path, ...model.landmarks];
  const axis = { ...baseAxis(colours, false), showticklabels: false };
  return {
    ...baseLayout(colours), margin: { l: 16, r: 16, t: 16, b: 16 },
    xaxis: { ...axis, range: around(points.map(p => p.x)) },
    yaxis: { ...axis, range: around(points.map(p => p.y)), scaleanchor: 'x' },
  };
}

function around(values) {
  const low = Math.min(...values), high = Math.max(...values), space = 0.08 * (high - low) || 1;
  return [low - space, high + space];
}

function step(model, words, index) {
  return index === 0 ? words.start : fill(words.step, index, weight(model.path[index].costWeight));
}

function weight(value) {
  return value.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 2 });
}

// Plotly wants a fill colour with its own transparency.
function withAlpha(colour, alpha) {
  const numbers = colour.match(/[\d.]+/g)?.slice(0, 3);
  return colour.startsWith('rgb') && numbers?.length === 3 ? `rgba(${numbers.join(', ')}, ${alpha})` : colour;
}
