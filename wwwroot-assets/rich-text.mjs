// What answers need in the browser: code highlighting, mathematics, and the sanitiser that reads what both made.
export { default as DOMPurify } from 'dompurify';
export { default as hljs } from 'highlight.js/lib/common';
export { default as katex } from 'katex';
