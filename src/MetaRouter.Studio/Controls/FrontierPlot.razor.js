// The only place that talks to Plotly: render(host, ...) draws or redraws, dispose(host) lets go.

const plots = new WeakMap();
const motion = matchMedia('(prefers-reduced-motion: reduce)');
let library;

export async function render(host, spoken, model, words) {
  await loadPlotly();
  if (!host.isConnected) return;
  let plot = plots.get(host);
  if (!plot) plots.set(host, plot = start(host, spoken));
  const previous = plot.model?.person;
  plot.model = model;
  plot.words = words;
  plot.focused = -1;
  await draw(host, plot);
  glide(host, previous, model.person);
  host.dataset.plotted = model.revision;
}

export function dispose(host) {
  const plot = plots.get(host);
  if (!plot) return;
  plots.delete(host);
  plot.stop();
  Plotly.purge(host);
}

function loadPlotly() {
  return library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL('vendor/plotly-basic.min.js', document.baseURI).href;
    script.onload = resolve;
    script.onerror = () => { library = undefined; reject(new Error('vendor/plotly-basic.min.js could not be loaded')); };
    document.head.append(script);
  });
}

function start(host, spoken) {
  const stopping = new AbortController();
  const plot = { model: null, words: null, focused: -1, stop };
  const redraw = () => { if (plot.model) draw(host, plot); };
  const theme = new MutationObserver(redraw);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const size = new ResizeObserver(() => { if (host.layout && host.clientWidth) Plotly.Plots.resize(host); });
  size.observe(host);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw, { signal: stopping.signal });
  host.addEventListener('keydown', event => onKey(event, host, spoken, plot), { signal: stopping.signal });
  host.addEventListener('blur', () => { if (plot.focused >= 0) Plotly.Fx.unhover(host); plot.focused = -1; }, { signal: stopping.signal });

  function stop() {
    stopping.abort();
    theme.disconnect();
    size.disconnect();
  }
  return plot;
}

function draw(host, plot) {
  const colours = readColours(host);
  return Plotly.react(host, traces(plot, colours), layout(plot, colours), { displayModeBar: false, responsive: false, doubleClick: false, showTips: false });
}

// Custom properties hold light-dark(...); only a real colour property resolves it.
function readColours(host) {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const read = name => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
  const colours = {
    text: read('text'), muted: read('text-muted'), line: read('line'), strong: read('line-strong'),
    accent: read('accent'), surface: read('surface'), raised: read('surface-raised'), font: getComputedStyle(host).fontFamily,
  };
  probe.remove();
  return colours;
}

function traces({ model, words }, colours) {
  const size = model.isCompact ? 9 : 12;
  const line = (uid, points, style) => ({
    uid, type: 'scatter', mode: 'lines', hoverinfo: 'skip', x: points.map(p => p.usdPerThousand), y: points.map(p => p.quality), ...style,
  });
  const person = model.person ? [model.person] : [];
  return [
    line('band', model.band, { line: { color: colours.accent, width: model.isCompact ? 10 : 14 }, opacity: 0.22 }),
    line('frontier', model.frontier, { line: { color: colours.strong, width: 1.5 } }),
    line('trail', [...model.trail, ...person], {
      mode: 'lines+markers', opacity: 0.55, line: { color: colours.accent, width: 1, dash: 'dot' },
      marker: { color: colours.accent, size: model.isCompact ? 4 : 5 },
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

function layout({ model, words }, colours) {
  const compact = model.isCompact;
  const points = [...model.candidates, ...model.frontier, ...model.trail, ...(model.person ? [model.person] : [])];
  const axis = {
    fixedrange: true, zeroline: false, gridcolor: colours.line, linecolor: colours.line, tickcolor: colours.line,
    tickfont: { color: colours.muted, size: compact ? 10 : 12 }, automargin: true,
  };
  const title = text => compact ? undefined : { text, font: { color: colours.muted, size: 12.5 }, standoff: 14 };
  return {
    font: { family: colours.font, color: colours.text }, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
    margin: compact ? { l: 34, r: 14, t: 10, b: 24 } : { l: 56, r: 28, t: 20, b: 48 },
    showlegend: false, hovermode: 'closest', dragmode: false,
    hoverlabel: { bgcolor: colours.raised, bordercolor: colours.line, font: { color: colours.text, family: colours.font, size: 13 }, align: 'left' },
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
  if (!mark || !from || !to || motion.matches) return;
  const { xaxis, yaxis } = host._fullLayout;
  const dx = xaxis.d2p(from.usdPerThousand) - xaxis.d2p(to.usdPerThousand);
  const dy = yaxis.d2p(from.quality) - yaxis.d2p(to.quality);
  if (!Number.isFinite(dx + dy) || Math.hypot(dx, dy) < 1) return;
  mark.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], { duration: 500, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' });
}

function onKey(event, host, spoken, plot) {
  const count = plot.model?.candidates.length ?? 0;
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !count) return;
  event.preventDefault();
  const rightToLeft = getComputedStyle(host).direction === 'rtl' ? -1 : 1;
  plot.focused = plot.focused < 0 ? (step > 0 ? 0 : count - 1) : (plot.focused + step * rightToLeft + count) % count;
  const curve = host.data.findIndex(trace => trace.uid === 'candidates');
  Plotly.Fx.hover(host, [{ curveNumber: curve, pointNumber: plot.focused }]);
  spoken.textContent = describe(plot.model.candidates[plot.focused], plot.words);
}

function describe(candidate, words) {
  const text = fill(words.point, candidate.label ?? words.unnamed, money(candidate.usdPerThousand), percent(candidate.quality));
  return candidate.isAssumed ? `${text} (${words.assumed})` : text;
}

function fill(template, ...values) {
  return template.replace(/\{(\d)\}/g, (_, i) => values[i]);
}

function money(usd) {
  return '$' + usd.toLocaleString('en-US', usd >= 0.0995 ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
}

function tick(usd) {
  return '$' + usd.toLocaleString('en-US', { maximumSignificantDigits: 1 });
}

function percent(quality) {
  return Math.round(quality * 100) + '%';
}

// Plotly reads a little HTML in texts.
function plain(text) {
  return text == null ? '' : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
