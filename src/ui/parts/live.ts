import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

/**
 * A text that changes with the state. A page translator puts elements of its own in the place of
 * text nodes (react issue 11538): writing into those would change nothing that a person sees, so the
 * text comes anew.
 */
export function live(text: unknown): unknown {
  return keyed(text, html`${text}`);
}
