// Spending by day: bars, stacked by candidate, hatched where an amount rests on our own count of tokens.
import { baseAxis, baseLayout, fill, makePlot, money, plain } from '../../js/plotting.js';

const dayLength = 24 * 60 * 60 * 1000;
const fewestDays = 7;

export const { render, dispose } = makePlot({ traces, layout, keys: 'days', spoken: (model, words, index) => describe(model, words, index, ', ') });

function traces(model, words, colours) {
  const texts = model.days.map((_, day) => plain(describe(model, words, day, '\n')).replaceAll('\n', '<br>'));
  const totals = model.days.map((_, day) => model.series.reduce((sum, series) => sum + series.usd[day], 0));
  return [
    ...model.series.map((series, index) => ({
      uid: `series-${index}`, type: 'bar', x: model.days, y: series.usd, customdata: texts, hovertemplate: '%{customdata}<extra></extra>',
      marker: {
        color: colours.series[index % colours.series.length], line: { color: colours.surface, width: 1 },
        pattern: { shape: series.isEstimated.map(estimated => estimated ? '/' : ''), fgcolor: colours.surface, fgopacity: 0.55, fillmode: 'overlay', size: 6, solidity: 0.3 },
      },
    })),
    // Nothing to see: what the arrow keys walk along, day by day.
    { uid: 'days', type: 'scatter', mode: 'markers', x: model.days, y: totals, customdata: texts, hovertemplate: '%{customdata}<extra></extra>', marker: { opacity: 0 } },
  ];
}

function layout(model, words, colours) {
  const axis = baseAxis(colours, false);
  const first = Date.parse(model.days[0]), last = Date.parse(model.days.at(-1));
  const missing = Math.max(0, fewestDays - model.days.length);
  const few = model.days.length <= 10;
  const top = Math.max(...model.days.map((_, day) => model.series.reduce((sum, series) => sum + series.usd[day], 0)));
  return {
    ...baseLayout(colours), barmode: 'stack', bargap: 0.28, margin: { l: 8, r: 8, t: 12, b: 28 },
    // A few days would make walls of bars: there is room for a week at least.
    xaxis: {
      ...axis, type: 'date', range: [first - (missing + 0.5) * dayLength, last + 0.5 * dayLength], showgrid: false,
      tickformat: '%-d %b', ...(few ? { dtick: dayLength, tick0: model.days[0] } : { nticks: 8 }),
    },
    yaxis: { ...axis, rangemode: 'tozero', tickprefix: '$', tickformat: top >= 0.1 ? ',.2f' : '~g', nticks: 5 },
  };
}

function describe(model, words, day, separator) {
  const parts = model.series.filter(series => series.usd[day] > 0).map(series => {
    const part = fill(words.part, series.name, money(series.usd[day]));
    return series.isEstimated[day] ? `${part} (${words.estimated})` : part;
  });
  if (!parts.length) return fill(words.nothing, model.dayNames[day]);
  const total = model.series.reduce((sum, series) => sum + series.usd[day], 0);
  return [fill(words.day, model.dayNames[day], money(total)), ...parts.reverse()].join(separator);
}
