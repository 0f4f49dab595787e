// Bundles the third-party browser files into the directory given as the first argument.
import { build } from 'esbuild';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const out = process.argv[2];
if (!out) throw new Error('usage: node bundle.mjs OUTPUT_DIRECTORY');
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

await build({
  entryPoints: { 'rich-text': 'rich-text.mjs' },
  bundle: true, minify: true, format: 'esm', target: 'es2022', outdir: out, legalComments: 'linked', logLevel: 'error',
});
await build({
  entryPoints: { 'rich-text': 'rich-text.css' },
  bundle: true, minify: true, outdir: out, loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty' }, logLevel: 'error',
});
await copyFile(join('node_modules', 'plotly.js-basic-dist-min', 'plotly-basic.min.js'), join(out, 'plotly-basic.min.js'));
