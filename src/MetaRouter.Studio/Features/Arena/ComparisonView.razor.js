// Keys of the vote bar: heard everywhere on the page except where text is typed.
let page = null;

function typesText(element) {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return element instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'range', 'submit', 'reset'].includes(element.type);
}

function onKeyDown(event) {
  if (!page || event.defaultPrevented || event.isComposing || event.repeat || typesText(event.target)) return;
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z') {
    event.preventDefault();
    page.invokeMethodAsync('OnUndoKeyAsync');
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey && /^[0-5]$/.test(event.key)) {
    page.invokeMethodAsync('OnVoteKeyAsync', event.key);
  }
}

export function listen(newPage) {
  if (!page) document.addEventListener('keydown', onKeyDown);
  page = newPage;
}

export function unlisten() {
  page = null;
  document.removeEventListener('keydown', onKeyDown);
}
