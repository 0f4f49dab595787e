// Cost against quality, with the frontier and the person's place on it.
import { axisTitle, baseAxis, baseLayout, fill, makePlot, money, plain } from '../js/plotting.js';

export const { render, dispose } = makePlot({
  traces, layout, keys: 'candidates',
  spoken: (model, words, index) => describe(model.candidates[index], words),
  drawn: (host, previous, model) => glide(host, previous?.person, model.person),
});

function traces(model, words, colours) {
  const size = model.isCompact ? 9 : 12;
  const line = (uid, points, style) => ({
    uid, type: 'scatter', mode: 'lines', hoverinfo: 'skip', x: points.map(p => p.usdPerThousand), y: points.map(p => p.quality), ...style,
  });
  const person = model.person ? [model.person] : [];
  const learned = model.learned ? [model.learned] : [];
  const otherModel = model.trail.slice(0, model.trailByOtherModel);
  return [
    line('band', model.band, { line: { color: colours.accent, width: model.isCompact ? 10 : 14 }, opacity: 0.22 }),
    line('frontier', model.frontier, { line: { color: colours.strong, width: 1.5 } }),
    line('trail', [...model.trail, ...(model.learned ? learned : person)], {
      mode: 'lines+markers', opacity: 0.55, line: { color: colours.accent, width: 1, dash: 'dot' },
      marker: { color: colours.accent, size: model.isCompact ? 4 : 5 },
    }),
    line('other-model', otherModel, {
      mode: 'markers', hoverinfo: 'text', text: otherModel.map(() => plain(words.otherModel)),
      marker: { color: colours.surface, size: model.isCompact ? 5 : 7, line: { color: colours.accent, width: 1.5 } },
    }),
    {
      uid: 'candidates', type: 'scatter', mode: model.showLabels ? 'markers+text' : 'markers', cliponaxis: false,
      x: model.candidates.map(c => c.usdPerThousand), y: model.candidates.map(c => c.quality),
      // Below the points: above them runs the frontier, and the person's label on it.
      text: model.candidates.map(c => plain(c.label)), textposition: 'bottom center',
      textfont: { color: colours.text, size: model.isCompact ? 11 : 12.5 },
      customdata: model.candidates.map(c => plain(describe(c, words))), hovertemplate: '%{customdata}<extra></extra>',
      marker: {
        size, color: model.candidates.map(c => c.isAssumed ? colours.surface : colours.muted), line: { color: colours.muted, width: 2 },
      },
    },
    line('learned', learned, {
      mode: model.isCompact ? 'markers' : 'markers+text', text: learned.map(() => plain(words.learned)), textposition: 'top left', textfont: { color: colours.accent, size: 12 },
      hoverinfo: 'text', hovertext: learned.map(p => plain(fill(words.point, words.learned, money(p.usdPerThousand), percent(p.quality)))), cliponaxis: false,
      marker: { size: size + 2, color: colours.surface, line: { color: colours.accent, width: 2.5 } },
    }),
    {
      uid: 'person', type: 'scatter', mode: model.isCompact ? 'markers' : 'markers+text', cliponaxis: false,
      x: person.map(p => p.usdPerThousand), y: person.map(p => p.quality),
      text: person.map(() => `<b>${plain(words.you)}</b>`), textposition: 'top center', textfont: { color: colours.accent, size: 13 },
      customdata: person.map(p => plain(fill(words.point, words.you, money(p.usdPerThousand), percent(p.quality)))),
      hovertemplate: '%{customdata}<extra></extra>',
      marker: { size: size + 7, color: colours.accent, line: { color: colours.surface, width: 3 } },
    },
  ];
}

function layout(model, words, colours) {
  const compact = model.isCompact;
  const points = [...model.candidates, ...model.frontier, ...model.trail, ...(model.person ? [model.person] : []), ...(model.learned ? [model.learned] : [])];
  const axis = baseAxis(colours, compact);
  const title = text => compact ? undefined : axisTitle(text, colours);
  return {
    ...baseLayout(colours),
    margin: compact ? { l: 34, r: 14, t: 10, b: 24 } : { l: 56, r: 28, t: 20, b: 48 },
    xaxis: { ...axis, title: title(words.costAxis), ...costScale(points.map(p => p.usdPerThousand), model.isLogarithmic, compact) },
    yaxis: { ...axis, title: title(words.qualityAxis), tickformat: '.0%', nticks: compact ? 4 : 7, range: qualityRange(points.map(p => p.quality)) },
  };
}

// Ticks at 1, 3, 10, 30 ... in plain dollars: Plotly's own would be powers of ten or SI prefixes.
function costScale(costs, logarithmic, compact) {
  if (!logarithmic) {
    const top = Math.max(...costs, 0) * 1.12 || 1;
    return { type: 'linear', range: [-top * 0.03, top], tickprefix: '$', tickformat: '~g', nticks: compact ? 4 : 8 };
  }
  const positive = costs.filter(cost => cost > 0);
  const low = Math.log10(Math.min(...positive, 1e9)), high = Math.log10(Math.max(...positive, 1e-9));
  const range = positive.length ? [low - 0.12 * (high - low) - 0.1, high + 0.12 * (high - low) + 0.1] : [-1, 2];
  const tickvals = [];
  for (let power = Math.floor(range[0]); power <= range[1]; power++) tickvals.push(10 ** power, 3 * 10 ** power);
  const inside = tickvals.filter(value => Math.log10(value) >= range[0] && Math.log10(value) <= range[1]);
  const shown = compact && inside.length > 4 ? inside.filter((_, i) => i % 2 === 0) : inside;
  return { type: 'log', range, tickvals: shown, ticktext: shown.map(tick) };
}

function qualityRange(qualities) {
  if (!qualities.length) return [0, 1];
  const low = Math.min(...qualities), high = Math.max(...qualities);
  const space = Math.max(0.04, 0.16 * (high - low));
  return [Math.max(-0.03, low - space), Math.min(1.06, high + space)];
}

// The new place is drawn at once; the point only seems to travel there.
function glide(host, from, to) {
  const mark = host.querySelector('.traceperson');
  if (!mark || !from || !to || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const { xaxis, yaxis } = host._fullLayout;
  const dx = xaxis.d2p(from.usdPerThousand) - xaxis.d2p(to.usdPerThousand);
  const dy = yaxis.d2p(from.quality) - yaxis.d2p(to.quality);
  if (!Number.isFinite(dx + dy) || Math.hypot(dx, dy) < 1) return;
  mark.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], { duration: 500, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' });
}

function describe(candidate, words) {
  const text = fill(words.point, candidate.label ?? words.unnamed, money(candidate.usdPerThousand), percent(candidate.quality));
  return candidate.isAssumed ? `${text} (${words.assumed})` : text;
}

function tick(usd) {
  return '$' + usd.toLocaleString('en-US', { maximumSignificantDigits: 1 });
}

function percent(quality) {
  return Math.round(quality * 100) + '%';
}
