import { fixture, expect, html, aTimeout } from '@open-wc/testing';
import { sendKeys, setViewport, emulateMedia, sendMouse } from '@web/test-runner-commands';
import './tiny-element.ts';
import type { TinyElement } from './tiny-element.ts';
const deep = () => { let a: Element | null = document.activeElement; while (a?.shadowRoot?.activeElement) a = a.shadowRoot.activeElement; return a as HTMLElement; };
describe('tiny', () => {
  let el: TinyElement;
  beforeEach(async () => { el = await fixture<TinyElement>(html`<tiny-element></tiny-element>`); });
  it('has focus', () => { expect(document.hasFocus()).to.equal(true); });
  it('renders + a11y', async () => { expect(el.count).to.equal(0); await expect(el).to.be.accessible(); });
  it('types', async () => { el.shadowRoot!.querySelector('input')!.focus(); await sendKeys({ type: 'Hello, wørld lle' }); expect(deep()).to.have.property('value', 'Hello, wørld lle'); });
  it('tabs + space + enter', async () => {
    el.shadowRoot!.querySelector('input')!.focus();
    await sendKeys({ press: 'Tab' }); expect(deep().localName).to.equal('button');
    expect(deep().matches(':focus-visible')).to.equal(true);
    await sendKeys({ press: 'Space' }); expect(el.count, 'space').to.equal(1);
    await sendKeys({ press: 'Enter' }); expect(el.count, 'enter').to.equal(2);
  });
  it('tab from body', async () => { await sendKeys({ press: 'Tab' }); expect(deep().localName).to.equal('input'); });
  it('shift tab', async () => {
    el.shadowRoot!.querySelector('button')!.focus();
    await sendKeys({ down: 'Shift' }); await sendKeys({ press: 'Tab' }); await sendKeys({ up: 'Shift' });
    expect(deep().localName).to.equal('input');
  });
  it('arrows', async () => { const r = el.shadowRoot!.querySelector<HTMLInputElement>('[value="1"]')!; r.focus(); r.checked = true; await sendKeys({ press: 'ArrowDown' }); expect(deep()).to.have.property('value', '2'); });
  it('select all', async () => { el.shadowRoot!.querySelector('input')!.focus(); await sendKeys({ type: 'abc' }); await sendKeys({ press: 'Backspace' }); await sendKeys({press:'Home'}); await sendKeys({type:'x'}); expect(deep()).to.have.property('value', 'xab'); });
  it('viewport', async () => { await setViewport({ width: 320, height: 500 }); expect(innerWidth).to.equal(320); await setViewport({ width: 800, height: 600 }); });
  it('media', async () => { await emulateMedia({ colorScheme: 'dark' , reducedMotion: 'reduce'}); expect(matchMedia('(prefers-color-scheme: dark)').matches).to.equal(true); await emulateMedia({colorScheme:'light'}); });
  it('mouse', async () => { const b = el.shadowRoot!.querySelector('button')!.getBoundingClientRect(); await sendMouse({ type: 'click', position: [Math.round(b.x + 5), Math.round(b.y + 5)] }); expect(el.count).to.equal(1); });
});
