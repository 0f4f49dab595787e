// Enter asks, Shift + Enter begins a new line. Input methods use Enter for themselves while they compose.
export function submitOnEnter(form) {
  form.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.dataset.enter = 'asks';
}
