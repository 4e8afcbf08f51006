import type { Definition, SubmissionTo } from '../protocol/resources.ts';
import type { SamskabLanguageEvent } from './language-event.ts';
import type { SamskabSentEvent, SamskabSubmitEvent } from './sending/sending-events.ts';
import { WidgetEvent, type Shown } from './widget-event.ts';

/**
 * There is something to fill in: the definition is here and open; or a result to see. Once for each
 * definition.
 */
export class SamskabReadyEvent<D extends Shown = Shown> extends WidgetEvent<D> {
  constructor(definition: D) {
    super('samskab-ready', definition);
  }
}

/** A person changed something. Not fired for what a script sets, nor for a draft that came back. */
export class SamskabChangeEvent<D extends Definition = Definition> extends WidgetEvent<D> {
  /** What would be sent now; it may still break rules. */
  readonly submission: SubmissionTo<D>;
  constructor(definition: D, submission: SubmissionTo<D>) {
    super('samskab-change', definition);
    this.submission = submission;
  }
}

/** It could not be loaded, or was not sent. What the person typed is still there. */
export class SamskabFailedEvent<D extends Shown = Shown> extends WidgetEvent<D | undefined> {
  readonly error: unknown;
  constructor(definition: D | undefined, error: unknown) {
    super('samskab-failed', definition);
    this.error = error;
  }
}

/** The events by name. Of all widgets, or of the one that shows a definition: `kind` tells them apart. */
export interface SamskabEventMap<D = Shown> {
  'samskab-ready': D extends Shown ? SamskabReadyEvent<D> : never;
  'samskab-change': D extends Definition ? SamskabChangeEvent<D> : never;
  'samskab-submit': D extends Definition ? SamskabSubmitEvent<D> : never;
  'samskab-sent': D extends Definition ? SamskabSentEvent<D> : never;
  'samskab-failed': D extends Shown ? SamskabFailedEvent<D> : never;
  'samskab-language': SamskabLanguageEvent;
}

declare global {
  // Elements, the document and the window have these; a shadow root has its own.
  interface GlobalEventHandlersEventMap extends SamskabEventMap {}
  interface ShadowRootEventMap extends SamskabEventMap {}
}
