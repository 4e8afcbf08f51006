import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Format } from '../../i18n/format.ts';
import type { Sheet } from './sheet-view.ts';

/** Milliseconds: a picture that takes longer is not waited for. */
const PATIENCE = 3000;

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/**
 * The sheet of paper. It is drawn when somebody prints, by the button or as the browser does it: the
 * latter waits for nothing, so it is without what has to be fetched first.
 */
export class Printing implements ReactiveController {
  /** What is drawn; undefined until somebody prints. */
  sheet: Sheet | undefined;

  readonly #host: Host;
  readonly #draw: () => void;

  /** @param draw draws the widget at once: printing does not wait */
  constructor(host: Host, draw: () => void) {
    this.#host = host;
    this.#draw = draw;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#onPrint);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#onPrint);
  }

  /** Prints the sheet alone; all of the page where what does that cannot be fetched. */
  async print(like: Format): Promise<void> {
    const [file, qr] = await Promise.all([
      import('../../ui/sending/print.ts').catch(() => undefined),
      import('./qr.ts').catch(() => undefined),
    ]);
    const address = addressOfPage();
    this.sheet = { address, code: qr?.squaresOf(address) };
    this.#draw();
    const sheet = this.#host.renderRoot.querySelector('.sheet');
    if (!sheet || !file) return print();
    await seen(sheet.querySelectorAll('img'));
    file.printAlone(sheet, like);
  }

  readonly #onPrint = (): void => {
    const address = addressOfPage();
    if (this.sheet?.address === address) return;
    this.sheet = { address };
    this.#draw();
  };
}

/** The page that a person is on is what they want to pass on. */
export function addressOfPage(): string {
  return location.href.replace(/#.*/, '');
}

/** Waits until pictures can be drawn, or will not be. */
async function seen(pictures: Iterable<HTMLImageElement>): Promise<void> {
  const all = Array.from(pictures, (one) => one.decode().catch(() => undefined));
  await Promise.race([Promise.all(all), new Promise((done) => setTimeout(done, PATIENCE))]);
}
