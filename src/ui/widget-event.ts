import type { Definition } from '../protocol/resources.ts';
import type { Results } from '../protocol/results.ts';

/** What a widget shows. */
export type Shown = Definition | Results;

type KindOf<D> = D extends Shown ? D['type'] : undefined;

export const wide = { bubbles: true, composed: true };

/** What tells of a widget: a page that listens to all of them asks which it is. */
export class WidgetEvent<D extends Shown | undefined> extends Event {
  /** What the widget shows; undefined where it could not be loaded. */
  readonly definition: D;
  constructor(name: string, definition: D, how: EventInit = wide) {
    super(name, how);
    this.definition = definition;
  }

  /** Which widget it is, by what it shows: `ballot`, `budget`, `event`, `ideas` or `results`. */
  get kind(): KindOf<D> {
    return this.definition?.type as KindOf<D>;
  }
}
