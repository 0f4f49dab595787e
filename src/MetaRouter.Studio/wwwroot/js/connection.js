// The buttons beside Blazor's connection messages. A circuit that the server no longer knows is replaced by a fresh page at once:
// answers are kept on the server, so nothing is lost.
(() => {
  const modal = document.getElementById('components-reconnect-modal');

  async function reconnect() {
    try {
      if (!await Blazor.reconnect()) location.reload();
    } catch {
      // The server is still away: the message stays, and the button can be pressed again.
    }
  }

  new MutationObserver(() => {
    if (modal.classList.contains('components-reconnect-rejected')) location.reload();
  }).observe(modal, { attributes: true, attributeFilter: ['class'] });

  addEventListener('click', event => {
    if (event.target.closest('[data-reload]')) location.reload();
    if (event.target.closest('[data-reconnect]')) reconnect();
  });

  addEventListener('online', () => {
    if (modal.classList.contains('components-reconnect-failed')) reconnect();
  });
})();
