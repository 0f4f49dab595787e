// "Not now" is this browser's business: it is kept here, for the text that was shown, and asked again for the next one.
const key = 'metarouter-consent-later';

export function laterVersion() {
  try {
    return Number(localStorage.getItem(key)) || 0;
  } catch {
    return 0;
  }
}

export function later(version) {
  try {
    localStorage.setItem(key, String(version));
  } catch {
    // A browser that keeps nothing asks again.
  }
}
