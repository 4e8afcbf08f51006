import { LitElement, html, css } from 'lit';
export class TinyElement extends LitElement {
  static override properties = { count: { type: Number } };
  static override styles = css`button { color: black; background: white; min-width: 44px; min-height: 44px }`;
  declare count: number;
  constructor() { super(); this.count = 0; }
  override render() {
    return html`<label for="a">Name</label><input id="a" /><button @click=${() => this.count++}>Count ${this.count}</button>
    <label><input type="radio" name="r" value="1">one</label><label><input type="radio" name="r" value="2">two</label>`;
  }
}
customElements.define('tiny-element', TinyElement);
