// What every plot shares: loading Plotly, drawing again when the theme or the size changes, walking through points with the arrow keys.

let library;

// parts: traces(model, words, colours), layout(model, words, colours), keys: uid of the trace that the arrow keys walk along,
// spoken(model, words, index): what is read out there, drawn?(host, previousModel, model).
export function makePlot(parts) {
  const plots = new WeakMap();

  async function render(host, spoken, model, words) {
    await loadPlotly();
    if (!host.isConnected) return;
    let plot = plots.get(host);
    if (!plot) plots.set(host, plot = start(host, spoken, parts));
    const previous = plot.model;
    plot.model = model;
    plot.words = words;
    plot.focused = -1;
    await draw(host, plot, parts);
    parts.drawn?.(host, previous, model);
    host.dataset.plotted = model.revision;
  }

  function dispose(host) {
    const plot = plots.get(host);
    if (!plot) return;
    plots.delete(host);
    plot.stop();
    Plotly.purge(host);
  }

  return { render, dispose };
}

export function fill(template, ...values) {
  return template.replace(/\{(\d)\}/g, (_, i) => values[i]);
}

// Plotly reads a little HTML in texts.
export function plain(text) {
  return text == null ? '' : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

// As the server writes amounts: tiny ones keep two significant digits.
export function money(usd) {
  return '$' + usd.toLocaleString('en-US', usd >= 0.0995 ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
}

// The look of every plot; what a plot needs besides is merged over it.
export function baseLayout(colours) {
  return {
    font: { family: colours.font, color: colours.text }, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
    showlegend: false, hovermode: 'closest', dragmode: false,
    hoverlabel: { bgcolor: colours.raised, bordercolor: colours.line, font: { color: colours.text, family: colours.font, size: 13 }, align: 'left' },
  };
}

export function baseAxis(colours, compact) {
  return {
    fixedrange: true, zeroline: false, gridcolor: colours.line, linecolor: colours.line, tickcolor: colours.line,
    tickfont: { color: colours.muted, size: compact ? 10 : 12 }, automargin: true,
  };
}

export function axisTitle(text, colours) {
  return { text, font: { color: colours.muted, size: 12.5 }, standoff: 14 };
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

function start(host, spoken, parts) {
  const stopping = new AbortController();
  const plot = { model: null, words: null, focused: -1, stop };
  const redraw = () => { if (plot.model) draw(host, plot, parts); };
  const theme = new MutationObserver(redraw);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const size = new ResizeObserver(() => { if (host.layout && host.clientWidth) Plotly.Plots.resize(host); });
  size.observe(host);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw, { signal: stopping.signal });
  host.addEventListener('keydown', event => onKey(event, host, spoken, plot, parts), { signal: stopping.signal });
  host.addEventListener('blur', () => { if (plot.focused >= 0) Plotly.Fx.unhover(host); plot.focused = -1; }, { signal: stopping.signal });

  function stop() {
    stopping.abort();
    theme.disconnect();
    size.disconnect();
  }
  return plot;
}

function draw(host, { model, words }, parts) {
  const colours = readColours(host);
  return Plotly.react(host, parts.traces(model, words, colours), parts.layout(model, words, colours),
    { displayModeBar: false, responsive: false, doubleClick: false, showTips: false });
}

// Custom properties hold light-dark(...); only a real colour property resolves it.
function readColours(host) {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const read = name => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
  const colours = {
    text: read('text'), muted: read('text-muted'), line: read('line'), strong: read('line-strong'),
    accent: read('accent'), surface: read('surface'), raised: read('surface-raised'),
    series: [1, 2, 3, 4, 5, 6].map(index => read(`series-${index}`)), font: getComputedStyle(host).fontFamily,
  };
  probe.remove();
  return colours;
}

function onKey(event, host, spoken, plot, parts) {
  const curve = host.data?.findIndex(trace => trace.uid === parts.keys) ?? -1;
  const count = host.data?.[curve]?.x.length ?? 0;
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !count) return;
  event.preventDefault();
  const rightToLeft = getComputedStyle(host).direction === 'rtl' ? -1 : 1;
  plot.focused = plot.focused < 0 ? (step > 0 ? 0 : count - 1) : (plot.focused + step * rightToLeft + count) % count;
  Plotly.Fx.hover(host, [{ curveNumber: curve, pointNumber: plot.focused }]);
  spoken.textContent = parts.spoken(plot.model, plot.words, plot.focused);
}
