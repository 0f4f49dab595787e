// Everything in the answers on the page that is not on this list, as sentences. Written for the tests alone: it shares nothing with the product.
() => {
  const tags = new Set('a blockquote br button code del div em h3 h4 h5 h6 hr li ol p pre span strong table tbody td th thead tr ul'.split(' '));
  const formulaTags = /^(?:span|svg|path|line|g|math|semantics|annotation|m[a-z]+)$/;
  const attributes = {
    class: /^[\w\s+#.-]*$/, href: /^(?:https?:\/\/|mailto:)/i, rel: /^noopener noreferrer nofollow$/, target: /^_blank$/, start: /^\d+$/,
    style: /^text-align: (?:left|center|right);$/, type: /^button$/, tabindex: /^0$/, 'data-math': /^(?:inline|display)$/, 'data-copy': /^$/, 'data-copied': /^\w+$/,
  };
  const formulaAttributes = new Set(('class style aria-hidden xmlns encoding display mathvariant stretchy fence separator accent accentunder width height viewBox ' +
    'preserveAspectRatio d depth voffset lspace rspace minsize maxsize symmetric linethickness columnalign columnspacing rowspacing columnlines rowlines ' +
    'title scriptlevel displaystyle mathcolor mathbackground notation movablelimits x1 x2 y1 y2 stroke-width').split(' '));
  const dangerousStyle = /url\s*\(|expression|@import|javascript|position:\s*fixed/i;
  const found = [];
  for (const root of document.querySelectorAll('.pane .rich-text')) {
    for (const element of root.querySelectorAll('*')) {
      const inFormula = !!element.parentElement.closest('[data-math]');
      const tag = element.localName;
      if (!(inFormula ? formulaTags.test(tag) : tags.has(tag))) found.push(`element <${tag}> in: ${element.parentElement.outerHTML.slice(0, 300)}`);
      for (const { name, value } of element.attributes) {
        const allowed = inFormula
          ? formulaAttributes.has(name) && !(name === 'style' && dangerousStyle.test(value))
          : attributes[name]?.test(value);
        if (!allowed) found.push(`attribute ${name}="${value}" on: ${element.outerHTML.slice(0, 300)}`);
      }
    }
  }
  return found;
}
