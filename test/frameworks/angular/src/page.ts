import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { BallotDefinition, SamskabSentEvent } from 'samskab';
import 'samskab/define/voting-ballot';

@Component({
  selector: 'town-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <samskab-voting-ballot
      endpoint="/api/ballots/kvarterpuljen"
      [messages]="messages"
      (samskab-sent)="tell($event)"
    ></samskab-voting-ballot>
    <output>{{ told() }}</output>
  `,
})
export class Page {
  readonly messages = { ballotHeading: 'Choose two' };
  readonly told = signal('');

  tell({ submission, receipt }: SamskabSentEvent<BallotDefinition>) {
    const chosen = submission?.selections.map(({ item }) => item);
    this.told.set(`${receipt?.code}: ${chosen}`);
  }
}
