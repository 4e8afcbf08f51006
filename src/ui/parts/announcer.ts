/**
 * One polite live region a page, in light DOM: regions in nested shadow roots are read unreliably
 * (umbraco/Umbraco-CMS PR 21028). What changes fast is said when it rests.
 */
const REST = 600;

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something to who listens to the page. A newer message takes the place of one that waits. */
export function announce(message: string, lang: string): void {
  clearTimeout(timer);
  const target = liveRegion();
  timer = setTimeout(() => {
    target.lang = lang;
    // The same words twice are a change only if the region was empty in between.
    target.textContent = '';
    requestAnimationFrame(() => (target.textContent = message));
  }, REST);
}

function liveRegion(): HTMLElement {
  if (region?.isConnected) return region;
  region = document.createElement('div');
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  region.dataset['samskabAnnouncer'] = '';
  // Set property by property: a style attribute is refused under a strict policy.
  const hidden = { position: 'fixed', width: '1px', height: '1px', overflow: 'hidden' };
  for (const [name, value] of Object.entries({ ...hidden, 'clip-path': 'inset(50%)', top: '0' })) {
    region.style.setProperty(name, value);
  }
  document.body.append(region);
  return region;
}
