// Takes over an element that Blazor has filled with plain HTML: sanitises, highlights code, sets mathematics, and merges updates block by block,
// so that what has not changed is not touched (no flicker, selections stay).

import { DOMPurify, hljs, katex } from '../vendor/rich-text.js';

const shown = new WeakMap();
const longestCode = 50_000;
const longestFormula = 3_000;
const deepestFormula = 50;
// Milliseconds that one update may spend on colours and mathematics; what comes after them stays as it was written.
const longestWork = 200;

const allowed = {
  ALLOWED_TAGS: ['a', 'blockquote', 'br', 'button', 'code', 'del', 'div', 'em', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'span',
    'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ALLOWED_ATTR: ['class', 'href', 'rel', 'start', 'style', 'target', 'type', 'data-math', 'data-copy', 'data-copied', 'tabindex'],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
  ALLOW_DATA_ATTR: false,
  // The expression above is for addresses; without this it would be held against these attributes too.
  ADD_URI_SAFE_ATTR: ['data-math', 'data-copy', 'data-copied', 'rel', 'start', 'tabindex', 'target', 'type'],
};
const allowedInCode = { ALLOWED_TAGS: ['span'], ALLOWED_ATTR: ['class'] };
const allowedInFormula = { USE_PROFILES: { html: true, mathMl: true, svg: true }, ADD_TAGS: ['semantics', 'annotation'], FORBID_TAGS: ['a', 'img', 'image', 'style', 'form', 'input', 'button'] };

export function show(element, html, isStreaming) {
  const fragment = DOMPurify.sanitize(html, { ...allowed, RETURN_DOM_FRAGMENT: true });
  const blocks = [...fragment.children];
  const sources = blocks.map(block => block.outerHTML);
  const before = shown.get(element);
  let same = 0;
  if (!before) {
    element.replaceChildren();
    element.addEventListener('click', copyCode);
  } else {
    while (same < sources.length && sources[same] === before[same]) same++;
    while (element.children.length > same) element.lastElementChild.remove();
  }
  const deadline = performance.now() + longestWork;
  for (const block of blocks.slice(same)) {
    enhance(block, deadline);
    element.append(block);
  }
  shown.set(element, sources);
  element.classList.toggle('streaming', isStreaming);
  element.setAttribute('aria-busy', String(isStreaming));
  return true;
}

function enhance(block, deadline) {
  for (const code of block.querySelectorAll('pre > code')) {
    if (performance.now() > deadline) return;
    highlight(code);
  }
  const formulas = block.matches('[data-math]') ? [block] : block.querySelectorAll('[data-math]');
  for (const formula of formulas) {
    if (performance.now() > deadline) return;
    setFormula(formula);
  }
}

function highlight(code) {
  const language = /(?:^| )language-([\w+#.-]+)/.exec(code.className)?.[1];
  if (!language || !hljs.getLanguage(language) || code.textContent.length > longestCode) return;
  const { value } = hljs.highlight(code.textContent, { language, ignoreIllegals: true });
  code.replaceChildren(DOMPurify.sanitize(value, { ...allowedInCode, RETURN_DOM_FRAGMENT: true }));
}

function setFormula(element) {
  const tex = element.textContent;
  if (tex.length > longestFormula || depthOf(tex) > deepestFormula) return;
  let html;
  try {
    html = katex.renderToString(tex, {
      displayMode: element.dataset.math === 'display', throwOnError: false, trust: false, strict: false, maxExpand: 300, maxSize: 20, output: 'htmlAndMathml',
    });
  } catch {
    return; // no formula after all: its source stays
  }
  element.replaceChildren(DOMPurify.sanitize(html, { ...allowedInFormula, RETURN_DOM_FRAGMENT: true }));
}

// How deeply groups, fences and environments nest.
function depthOf(tex) {
  let depth = 0;
  let deepest = 0;
  for (const [token] of tex.matchAll(/\\(?:left|right|begin|end)(?![a-zA-Z])|\\.|[{}]/gs)) {
    if (token === '{' || token === '\\left' || token === '\\begin') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === '\\right' || token === '\\end') depth--;
  }
  return deepest;
}

async function copyCode(event) {
  const button = event.target.closest('[data-copy]');
  const code = button?.closest('.code-block')?.querySelector('code');
  if (!code) return;
  await copy(code.textContent);
  const label = button.textContent;
  if (label === button.dataset.copied) return;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = label; }, 2000);
}

async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Pages that are not served over HTTPS or from this machine have no clipboard object.
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
