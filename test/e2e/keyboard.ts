import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'playwright-core';
import { seenFocus } from '../suites/focus.ts';

/** So many presses lead nowhere. */
const PATIENCE = 90;

/** What has the focus, as an assistive technology has it from the browser. */
export interface Stop {
  readonly role: string;
  readonly name: string;
}

/** Somebody who has nothing but a keyboard, and looks where the focus is at each press. */
export class Keyboard {
  /** Every stop on the way, in order. */
  readonly stops: Stop[] = [];
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<Keyboard> {
    return new Keyboard(page, await page.context().newCDPSession(page));
  }

  /** Presses a key, and lets the page answer. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.#page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  /** One step with Tab, or back; it must be seen where it led. */
  async tab(key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop> {
    await this.press(key);
    await this.look();
    const stop = await this.here();
    this.stops.push(stop);
    return stop;
  }

  /** @throws AssertionError where the focus is not well seen */
  async look(): Promise<void> {
    const { troubles, what } = await this.#page.evaluate(seenFocus);
    assert.deepEqual(troubles, [], what);
  }

  /** Goes on with Tab until something of this role has this name. */
  async to(role: string, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop> {
    for (let presses = 0; presses < PATIENCE; presses++) {
      const stop = await this.tab(key);
      if (stop.role === role && name.test(stop.name)) return stop;
    }
    const way = this.stops.slice(-40).map((stop) => `${stop.role} "${stop.name}"`);
    throw new Error(`No way to ${role} ${name}: ${way.join(' → ')}`);
  }

  async here(): Promise<Stop> {
    const { result } = await this.#session.send('Runtime.evaluate', {
      expression: `(() => {
        let focus = document.activeElement;
        while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
        return focus;
      })()`,
    });
    if (!result.objectId) return { role: 'none', name: '' };
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const node = nodes[0];
    return { role: String(node?.role?.value ?? ''), name: String(node?.name?.value ?? '') };
  }
}
