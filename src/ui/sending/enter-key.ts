/**
 * Enter in the last field of a page does what its button does; in a text of several lines it does
 * not. Listens at the page as a whole.
 */
export function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  // 229 is what Safari says of the Enter that chooses a composed text.
  const composing = event.isComposing || event.keyCode === 229;
  if (event.key !== 'Enter' || !target.matches('input') || composing) return;
  const step = event.currentTarget as HTMLElement;
  target.dispatchEvent(new Event('change'));
  // What a search shows is looked at before it is sent.
  if (target.matches('[type=search]')) return;
  // A slider beside a field is no field of its own.
  const fields = step.querySelectorAll('input:not([type=range]), textarea, select');
  if ([...fields].findLast((one) => !one.closest('[hidden]')) === target) {
    step.querySelector<HTMLElement>('button.primary')?.click();
  }
}
