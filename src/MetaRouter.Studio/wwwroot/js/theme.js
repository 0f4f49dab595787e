// Loaded as a blocking script: the stored choice is applied before the first paint. "system" leaves it to prefers-color-scheme.
(() => {
  const key = 'metarouter.theme';
  const choices = ['system', 'light', 'dark'];

  function read() {
    try {
      const stored = localStorage.getItem(key);
      return choices.includes(stored) ? stored : 'system';
    } catch {
      return 'system'; // storage is switched off
    }
  }

  function apply(choice) {
    document.documentElement.dataset.theme = choice;
  }

  function choose(choice) {
    if (!choices.includes(choice)) return;
    apply(choice);
    try {
      localStorage.setItem(key, choice);
    } catch {
      // it then holds for this page only
    }
  }

  apply(read());
  addEventListener('storage', event => { if (event.key === key) apply(read()); });
  globalThis.metaRouterTheme = { read, choose };
})();
